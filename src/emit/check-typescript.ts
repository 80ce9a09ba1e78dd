/**
 * Type-checks emitted TypeScript. The only importer of ts-morph, which takes most of a second to load: it is imported
 * when there is something to check, not before. One project in memory, one call for all diagnostics.
 */
import type { Project } from 'ts-morph';
import { type Diagnostic, diagnostic, lineColumn } from '../diagnostic.js';
import type { Emitted } from '../stages.js';
import { commentText } from './names.js';

/** More than what `strict` asks: emitted code must pass in the strictest of projects. No DOM, no Node types. */
async function projectOf(files: readonly Emitted[]): Promise<Project> {
  const { Project, ts } = await import('ts-morph');
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2022.d.ts'],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noPropertyAccessFromIndexSignature: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noFallthroughCasesInSwitch: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      allowUnreachableCode: false,
      allowUnusedLabels: false,
      verbatimModuleSyntax: true,
      isolatedModules: true,
      erasableSyntaxOnly: true,
      noUncheckedSideEffectImports: true,
      // The language's own declarations are not ours to check.
      skipLibCheck: true,
      noEmit: true,
    },
  });
  project.createSourceFile('/package.json', '{ "type": "module" }');
  for (const file of files) project.createSourceFile(`/${file.path}`, file.text);
  return project;
}

/** The text without its types, to run it here; types are not checked. */
export async function toJavaScript(text: string): Promise<string> {
  const { ts } = await import('ts-morph');
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

/** What the TypeScript compiler finds wrong with the files taken together, each finding as a bug of ours. */
export async function checkTypeScript(files: readonly Emitted[]): Promise<readonly Diagnostic[]> {
  if (files.length === 0) return [];
  const project = await projectOf(files);
  return project.getPreEmitDiagnostics().map((found) => {
    const source = found.getSourceFile();
    const text = found.getMessageText();
    const message = typeof text === 'string' ? text : text.getMessageText();
    const start = found.getStart();
    const at = source && start !== undefined ? lineColumn(source.getFullText(), start) : undefined;
    const path = source?.getFilePath().slice(1);
    return diagnostic('emitted-code-rejected', `TypeScript ${found.getCode()}: ${commentText(message)}`, {
      notes: [
        ...(path === undefined ? [] : [`in ${path}${at ? `, line ${at.line}, column ${at.column}` : ''}`]),
        ...(source && at ? [`the line: ${source.getFullText().split('\n')[at.line - 1]?.trim() ?? ''}`] : []),
      ],
      help: ['the compiler emitted text that its own checker refuses; nothing was written for this target'],
    });
  });
}
