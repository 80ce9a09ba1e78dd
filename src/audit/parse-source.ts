/**
 * TypeScript or JavaScript text to plain syntax, by the parser that ts-morph brings: nothing is executed, nothing is
 * imported, no type is looked up. The only importer of ts-morph here; it is loaded when there is something to read.
 */
import type { ts as TypeScript } from 'ts-morph';
import type { Span } from '../expr/expr.js';
import type { Expression, FunctionNode, Other, ParameterNode, Property, SourceTree, Statement } from './syntax.js';

type Api = typeof TypeScript;

/** Endings of files that are read, and how each is parsed. */
const endings = { ts: 'TS', mts: 'TS', cts: 'TS', tsx: 'TSX', js: 'JS', mjs: 'JS', cjs: 'JS', jsx: 'JSX' } as const;

/** Is this the name of a file that can be read? */
export const isSourceName = (file: string): boolean => Object.hasOwn(endings, endingOf(file));
const endingOf = (file: string): string => /\.([a-z]+)$/.exec(file)?.[1] ?? '';

/** Parses a file. Never throws for bad text: what the parser complains about is in `problems`. */
export async function parseSource(file: string, text: string): Promise<SourceTree> {
  const { ts } = await import('ts-morph');
  const kind = ts.ScriptKind[endings[endingOf(file) as keyof typeof endings] ?? 'TS'];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true, kind);
  const body = source.statements.flatMap((s) => new Converter(ts, source).statement(s));
  return { file, text, body, reassigned: reassignedNames(ts, source), problems: problemsOf(ts, file, text) };
}

/**
 * Names that are assigned somewhere below a node and not declared in a function around that place. Of `a.b = 1` it is
 * `a`; `module.exports.f = …` and `exports.f = …` only say what is exported.
 */
function reassignedNames(ts: Api, root: TypeScript.Node): ReadonlySet<string> {
  const found = new Set<string>();
  const declared = new Set<string>();
  const visit = (n: TypeScript.Node): void => {
    if (n !== root && ts.isFunctionLike(n)) {
      for (const name of reassignedNames(ts, n)) found.add(name);
      return;
    }
    if (n !== root && (ts.isVariableDeclaration(n) || ts.isParameter(n)) && ts.isIdentifier(n.name))
      declared.add(n.name.text);
    const target = assignedBy(ts, n);
    if (target !== undefined) found.add(target);
    ts.forEachChild(n, visit);
  };
  visit(root);
  if (!ts.isSourceFile(root)) for (const name of declared) found.delete(name);
  return found;
}

/** The name at the root of what a node assigns, increments or deletes. */
function assignedBy(ts: Api, n: TypeScript.Node): string | undefined {
  const isStep = ts.isPrefixUnaryExpression(n) || ts.isPostfixUnaryExpression(n);
  if (isStep && n.operator !== ts.SyntaxKind.PlusPlusToken && n.operator !== ts.SyntaxKind.MinusMinusToken)
    return undefined;
  const assigns = ts.isBinaryExpression(n) && isAssignment(n.operatorToken.getText());
  let target = isStep ? n.operand : assigns ? n.left : ts.isDeleteExpression(n) ? n.expression : undefined;
  while (target && (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)))
    target = target.expression;
  return target && ts.isIdentifier(target) ? target.text : undefined;
}

function problemsOf(ts: Api, file: string, text: string): SourceTree['problems'] {
  const jsx = /x$/.test(endingOf(file)) ? { jsx: ts.JsxEmit.Preserve } : {};
  const compilerOptions = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, allowJs: true, ...jsx };
  const { diagnostics } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true, compilerOptions });
  return (diagnostics ?? []).map((d) => ({
    message: ts.flattenDiagnosticMessageText(d.messageText, ' '),
    span: { start: d.start ?? 0, end: (d.start ?? 0) + (d.length ?? 1) },
  }));
}

class Converter {
  constructor(
    private readonly ts: Api,
    private readonly source: TypeScript.SourceFile,
  ) {}

  private span(n: TypeScript.Node): Span {
    return { start: n.getStart(this.source), end: n.getEnd() };
  }

  private other(n: TypeScript.Node, what: string): Other {
    return { kind: 'other', what, span: this.span(n) };
  }

  // statements ---------------------------------------------------------------------------------------------------------

  statement(n: TypeScript.Statement): readonly Statement[] {
    const { ts } = this;
    const span = this.span(n);
    if (ts.isVariableStatement(n)) return n.declarationList.declarations.flatMap((d) => this.declaration(d));
    if (ts.isReturnStatement(n))
      return [{ kind: 'return', span, ...(n.expression ? { value: this.expression(n.expression) } : {}) }];
    if (ts.isIfStatement(n)) return [this.ifStatement(n)];
    if (ts.isBlock(n)) return this.block(n);
    if (ts.isThrowStatement(n)) return [{ kind: 'throw', span }];
    if (ts.isFunctionDeclaration(n)) return this.functionStatement(n);
    if (ts.isExpressionStatement(n)) return [this.expressionStatement(n.expression, span)];
    if (ts.isExportAssignment(n)) {
      const target: Expression = { kind: 'name', name: 'default', span };
      return [{ kind: 'assign', target, value: this.expression(n.expression), span }];
    }
    const silent =
      ts.isEmptyStatement(n) ||
      ts.isImportDeclaration(n) ||
      ts.isExportDeclaration(n) ||
      ts.isInterfaceDeclaration(n) ||
      ts.isTypeAliasDeclaration(n);
    return silent ? [] : [this.other(n, this.statementName(n))];
  }

  private statementName(n: TypeScript.Statement): string {
    const { ts } = this;
    if (ts.isIterationStatement(n, false)) return 'a loop';
    if (ts.isClassDeclaration(n)) return 'a class';
    if (ts.isSwitchStatement(n)) return 'a switch';
    if (ts.isTryStatement(n)) return 'a try statement';
    if (ts.isEnumDeclaration(n)) return 'an enum';
    if (ts.isModuleDeclaration(n)) return 'a namespace';
    return 'a statement of a kind that is not read';
  }

  private block(n: TypeScript.Statement): readonly Statement[] {
    const list = this.ts.isBlock(n) ? [...n.statements] : [n];
    return list.flatMap((s) => this.statement(s));
  }

  private ifStatement(n: TypeScript.IfStatement): Statement {
    return {
      kind: 'if',
      span: this.span(n),
      test: this.expression(n.expression),
      yes: this.block(n.thenStatement),
      no: n.elseStatement ? this.block(n.elseStatement) : [],
    };
  }

  private functionStatement(n: TypeScript.FunctionDeclaration): readonly Statement[] {
    // An overload's signature has no body and says nothing.
    if (!n.body) return [];
    return [{ kind: 'function', span: this.span(n), name: n.name?.text ?? 'default', value: this.functionNode(n) }];
  }

  private declaration(d: TypeScript.VariableDeclaration): readonly Statement[] {
    const { ts } = this;
    const span = this.span(d);
    if (!d.initializer) return [this.other(d, 'a variable without a value')];
    const value = this.expression(d.initializer);
    if (ts.isIdentifier(d.name)) return [{ kind: 'bind', name: d.name.text, value, span }];
    if (!ts.isObjectBindingPattern(d.name)) return [this.other(d, 'an unpacked array')];
    const names = d.name.elements.map((e) => {
      const from = e.propertyName ?? e.name;
      const plain = ts.isIdentifier(from) && ts.isIdentifier(e.name) && !e.initializer && !e.dotDotDotToken;
      return plain ? { from: from.text, to: (e.name as TypeScript.Identifier).text } : undefined;
    });
    const complete = names.every((x) => x !== undefined);
    return complete ? [{ kind: 'unpack', names, value, span }] : [this.other(d, 'an unpacked object')];
  }

  private expressionStatement(given: TypeScript.Expression, span: Span): Statement {
    const { ts } = this;
    const n = this.bare(given);
    if (ts.isStringLiteral(n)) return { kind: 'bind', name: '', value: { kind: 'boolean', value: true, span }, span };
    if (ts.isBinaryExpression(n) && n.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      return { kind: 'assign', target: this.expression(n.left), value: this.expression(n.right), span };
    if (ts.isBinaryExpression(n) && isAssignment(n.operatorToken.getText(this.source)))
      return { kind: 'assign', target: this.expression(n.left), value: this.other(n, 'an assignment'), span };
    if (ts.isPrefixUnaryExpression(n) || ts.isPostfixUnaryExpression(n))
      return { kind: 'assign', target: this.expression(n.operand), value: this.other(n, 'an assignment'), span };
    return {
      kind: 'other',
      what: ts.isCallExpression(n) ? 'a call for its effect' : 'a statement without effect',
      span,
    };
  }

  // expressions --------------------------------------------------------------------------------------------------------

  /** Without parentheses and without what only types are about. */
  private bare(n: TypeScript.Expression): TypeScript.Expression {
    const { ts } = this;
    const wrapped =
      ts.isParenthesizedExpression(n) ||
      ts.isAsExpression(n) ||
      ts.isNonNullExpression(n) ||
      ts.isSatisfiesExpression(n) ||
      ts.isTypeAssertionExpression(n);
    return wrapped ? this.bare(n.expression) : n;
  }

  expression(given: TypeScript.Expression): Expression {
    const { ts } = this;
    const n = this.bare(given);
    const span = this.span(n);
    if (ts.isNumericLiteral(n)) return { kind: 'number', text: n.getText(this.source), span };
    if (ts.isIdentifier(n)) return { kind: 'name', name: n.text, span };
    if (n.kind === ts.SyntaxKind.TrueKeyword || n.kind === ts.SyntaxKind.FalseKeyword)
      return { kind: 'boolean', value: n.kind === ts.SyntaxKind.TrueKeyword, span };
    if (ts.isPropertyAccessExpression(n))
      return n.questionDotToken
        ? this.other(n, 'an optional access')
        : { kind: 'member', of: this.expression(n.expression), name: n.name.text, span };
    if (ts.isElementAccessExpression(n)) return this.elementAccess(n, span);
    if (ts.isBinaryExpression(n)) {
      const op = n.operatorToken.getText(this.source);
      if (isAssignment(op)) return this.other(n, 'an assignment');
      return { kind: 'binary', op, left: this.expression(n.left), right: this.expression(n.right), span };
    }
    if (ts.isPrefixUnaryExpression(n)) return this.prefix(n, span);
    if (ts.isPostfixUnaryExpression(n)) return this.other(n, 'an assignment');
    if (ts.isConditionalExpression(n)) {
      const [test, yes, no] = [n.condition, n.whenTrue, n.whenFalse].map((e) => this.expression(e));
      return { kind: 'conditional', test: test!, yes: yes!, no: no!, span };
    }
    if (ts.isCallExpression(n)) {
      if (n.questionDotToken) return this.other(n, 'an optional call');
      return {
        kind: 'call',
        callee: this.expression(n.expression),
        args: n.arguments.map((a) => this.argument(a)),
        span,
      };
    }
    if (ts.isArrowFunction(n) || ts.isFunctionExpression(n)) return this.functionNode(n);
    if (ts.isObjectLiteralExpression(n))
      return { kind: 'object', properties: n.properties.flatMap((p) => this.property(p)), span };
    return this.other(n, this.expressionName(n));
  }

  private argument(n: TypeScript.Expression): Expression {
    return this.ts.isSpreadElement(n) ? this.other(n, 'a spread argument') : this.expression(n);
  }

  private elementAccess(n: TypeScript.ElementAccessExpression, span: Span): Expression {
    const { argumentExpression: key } = n;
    if (this.ts.isStringLiteral(key))
      return { kind: 'member', of: this.expression(n.expression), name: key.text, span };
    return this.other(n, 'an element of an array');
  }

  private prefix(n: TypeScript.PrefixUnaryExpression, span: Span): Expression {
    const op = this.ts.tokenToString(n.operator) ?? '';
    if (op === '++' || op === '--') return this.other(n, 'an assignment');
    return { kind: 'unary', op, of: this.expression(n.operand), span };
  }

  private expressionName(n: TypeScript.Expression): string {
    const { ts } = this;
    if (n.kind === ts.SyntaxKind.ThisKeyword) return '`this`: a class or an object with state';
    if (ts.isArrayLiteralExpression(n)) return 'an array';
    if (ts.isStringLiteralLike(n) || ts.isTemplateExpression(n)) return 'a text';
    if (ts.isNewExpression(n)) return 'a new object';
    if (ts.isClassExpression(n)) return 'a class';
    if (ts.isAwaitExpression(n) || ts.isYieldExpression(n)) return 'a wait';
    if (ts.isBigIntLiteral(n)) return 'a big integer';
    if (ts.isTypeOfExpression(n)) return 'a look at a type';
    return 'an expression of a kind that is not read';
  }

  private property(p: TypeScript.ObjectLiteralElementLike): readonly Property[] {
    const { ts } = this;
    const span = this.span(p);
    const name = p.name && (ts.isIdentifier(p.name) || ts.isStringLiteral(p.name)) ? p.name.text : undefined;
    if (name === undefined) return [];
    if (ts.isPropertyAssignment(p)) return [{ name, value: this.expression(p.initializer), span }];
    if (ts.isMethodDeclaration(p)) return [{ name, value: this.functionNode(p), span }];
    if (ts.isShorthandPropertyAssignment(p)) return [{ name, value: { kind: 'name', name, span }, span }];
    return [{ name, value: this.other(p, 'an accessor'), span }];
  }

  // functions ----------------------------------------------------------------------------------------------------------

  private functionNode(
    n:
      | TypeScript.FunctionDeclaration
      | TypeScript.FunctionExpression
      | TypeScript.ArrowFunction
      | TypeScript.MethodDeclaration,
  ): FunctionNode {
    const { ts } = this;
    const parameters = n.parameters.map((p): ParameterNode | Other => this.parameter(p));
    const odd =
      parameters.find((p): p is Other => 'kind' in p) ??
      (n.asteriskToken ? this.other(n, 'a generator') : undefined) ??
      (n.modifiers?.some((m) => m.kind === ts.SyntaxKind.AsyncKeyword)
        ? this.other(n, 'an async function')
        : undefined);
    return {
      kind: 'function',
      span: this.span(n),
      parameters: parameters.filter((p): p is ParameterNode => !('kind' in p)),
      body: this.body(n.body),
      ...(odd ? { odd } : {}),
    };
  }

  private body(n: TypeScript.ConciseBody | undefined): readonly Statement[] {
    if (!n) return [];
    if (this.ts.isBlock(n)) return this.block(n);
    return [{ kind: 'return', value: this.expression(n), span: this.span(n) }];
  }

  private parameter(p: TypeScript.ParameterDeclaration): ParameterNode | Other {
    if (p.dotDotDotToken) return this.other(p, 'a rest parameter');
    if (!this.ts.isIdentifier(p.name)) return this.other(p, 'an unpacked parameter');
    return {
      name: p.name.text,
      span: this.span(p),
      ...(p.initializer ? { initial: this.expression(p.initializer) } : {}),
      ...(p.type ? { type: p.type.getText(this.source).replace(/\s+/g, '') } : {}),
    };
  }
}

const isAssignment = (op: string): boolean => op.endsWith('=') && !/^(===?|!==?|<=|>=)$/.test(op);
