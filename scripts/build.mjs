/**
 * Builds the package: src/ to dist/ (JavaScript), and on request what only the published package holds.
 *
 *   node scripts/build.mjs             src/**\/*.ts to dist/**\/*.js, and what templates hold of TypeScript (kernels
 *                                      import it, and so does the compiler) to dist/templates; nothing at all if no
 *                                      source changed
 *   node scripts/build.mjs --types     and dist/**\/*.d.ts
 *   node scripts/build.mjs --kernels   and generated/ts to dist/kernels (JavaScript and .d.ts)
 *
 * Plain JavaScript, because nothing is built before it. The TypeScript that ts-morph bundles does the work: it is a
 * dependency of the compiler anyway, so `npm ci --omit=dev && npm start` works. It is loaded when it is needed only.
 * Every file appears whole (written aside, then renamed); dist/build-info.json is removed first and written last, so
 * an interrupted build is never taken for a finished one.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow, hashOf, isSource } from './compiler-hash.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, 'dist');
const infoFile = path.join(dist, 'build-info.json');
const kernelsFolder = path.join(dist, 'kernels');

/** Writes a file whole or not at all; leaves it alone if it holds that text already. */
function write(/** @type {string} */ file, /** @type {string} */ text, mode = 0o644) {
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text && (fs.statSync(file).mode & 0o777) === mode)
    return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.tmp`;
  fs.writeFileSync(aside, text, { mode });
  fs.chmodSync(aside, mode);
  fs.renameSync(aside, file);
}

/** @returns {{ compilerHash?: string, scriptHash?: string }} */
function readInfo() {
  try {
    return JSON.parse(fs.readFileSync(infoFile, 'utf8'));
  } catch {
    return {};
  }
}

/** Sources that become a file in dist/: what it is called there, and where it is. */
const compiledSources = () => [
  ...filesBelow(path.join(root, 'src'))
    .filter((name) => isSource(name) && !name.endsWith('.d.ts'))
    .map((name) => ({ name, file: path.join(root, 'src', name) })),
  ...filesBelow(path.join(root, 'templates'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name: `templates/${name}`, file: path.join(root, 'templates', name) })),
];

/** From src/ the templates lie one folder further up than from dist/. @param {string} text */
const fromDist = (text) =>
  text.replace(
    /(\bfrom\s*|\bimport\(?\s*)(['"])\.\.\/((?:\.\.\/)*)templates\//g,
    (_, before, quote, up) => `${before}${quote}${up || './'}templates/`,
  );

/** Has every source its output? */
const isWhole = () =>
  compiledSources().every(({ name }) => fs.existsSync(path.join(dist, name.replace(/\.ts$/, '.js'))));

class BuildError extends Error {}

/** @param {import('ts-morph').ts.Diagnostic[] | readonly import('ts-morph').ts.Diagnostic[]} found */
function refuse(/** @type {typeof import('ts-morph').ts} */ ts, found) {
  const host = {
    getCanonicalFileName: (/** @type {string} */ f) => f,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  };
  if (found.length > 0) throw new BuildError(ts.formatDiagnostics([...found], host));
}

/** src/**\/*.ts to dist/**\/*.js, one file at a time: types are checked by `npm run check`, not here. */
async function buildCompiler(/** @type {string} */ compilerHash, /** @type {string} */ scriptHash) {
  const { ts } = await import('ts-morph');
  const outputs = compiledSources().map(({ name, file }) => {
    const text = fs.readFileSync(file, 'utf8');
    if (!name.endsWith('.ts')) return { name, text };
    const result = ts.transpileModule(text, {
      fileName: name,
      reportDiagnostics: true,
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
    });
    refuse(ts, result.diagnostics ?? []);
    return { name: name.replace(/\.ts$/, '.js'), text: fromDist(result.outputText) };
  });
  fs.rmSync(infoFile, { force: true });
  for (const { name, text } of outputs) write(path.join(dist, name), text, text.startsWith('#!') ? 0o755 : 0o644);
  const expected = new Set(outputs.map((o) => o.name));
  for (const name of filesBelow(dist))
    if (!expected.has(name) && !name.startsWith('kernels/') && !name.endsWith('.tmp'))
      fs.rmSync(path.join(dist, name), { force: true });
  write(infoFile, `${JSON.stringify({ compilerHash, scriptHash }, null, 2)}\n`);
}

/** dist/**\/*.d.ts, for programs that call the compiler. Only for packing, where the development tools are there. */
function buildTypes() {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  // Sources and templates have the project's folder in common; dist has them one folder further up.
  const aside = path.join(dist, '.types.tmp');
  fs.rmSync(aside, { recursive: true, force: true });
  const args = [tsc, '-p', path.join(root, 'scripts', 'tsconfig.types.json'), '--outDir', aside];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new BuildError(`the declarations cannot be made:\n${stdout}`);
  for (const name of filesBelow(aside))
    write(path.join(dist, name.replace(/^src\//, '')), fromDist(fs.readFileSync(path.join(aside, name), 'utf8')));
  fs.rmSync(aside, { recursive: true });
  // Declarations written by hand are not emitted, but the emitted ones may refer to them.
  const source = path.join(root, 'src');
  for (const name of filesBelow(source).filter((n) => n.endsWith('.d.ts')))
    write(path.join(dist, name), fs.readFileSync(path.join(source, name), 'utf8'));
}

/** generated/ts to dist/kernels: what `import … from 'activation-compiler/kernels'` finds. */
async function buildKernels() {
  const { Project, ts } = await import('ts-morph');
  const source = path.join(root, 'generated', 'ts');
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      declaration: true,
      types: [],
      lib: ['lib.es2022.d.ts'],
      newLine: ts.NewLineKind.LineFeed,
      rootDir: source,
      outDir: kernelsFolder,
    },
  });
  const names = filesBelow(source).filter((name) => name.endsWith('.ts'));
  if (names.length === 0) throw new BuildError('generated/ts holds no kernels: run `npm start` first\n');
  for (const name of names) project.addSourceFileAtPath(path.join(source, name));
  refuse(
    ts,
    project.getPreEmitDiagnostics().map((d) => d.compilerObject),
  );
  const outputs = project.emitToMemory().getFiles();
  for (const { filePath, text } of outputs) write(filePath, text);
  const expected = new Set(outputs.map(({ filePath }) => path.resolve(filePath)));
  for (const name of filesBelow(kernelsFolder))
    if (!expected.has(path.join(kernelsFolder, name))) fs.rmSync(path.join(kernelsFolder, name), { force: true });
}

async function main() {
  const asked = new Set(process.argv.slice(2));
  const compilerHash = hashOf(root, ['src', 'templates']);
  // How sources are compiled is as much an input as the sources.
  const scriptHash = hashOf(root, [], ['scripts/build.mjs', 'scripts/compiler-hash.mjs']);
  const info = readInfo();
  const isFresh = info.compilerHash === compilerHash && info.scriptHash === scriptHash && isWhole();
  if (!isFresh) await buildCompiler(compilerHash, scriptHash);
  if (asked.has('--types')) buildTypes();
  if (asked.has('--kernels')) await buildKernels();
}

try {
  await main();
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  process.stderr.write(error.message);
  process.exitCode = 2;
}
