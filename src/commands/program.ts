/** The command line: commands, options, and the help that one reads. What the commands do is passed in. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { runnerNames, targetNames } from '../files.js';
import { DEFAULT_GRADE, grades } from '../grade.js';

export interface CommonFlags {
  readonly json?: boolean;
  readonly verbose?: boolean;
}
export interface CheckFlags extends CommonFlags {
  readonly set: readonly string[];
}
export interface ExplainFlags extends CheckFlags {
  readonly at?: string;
  readonly svg?: string;
  readonly target?: string;
}
export interface BuildFlags extends CheckFlags {
  readonly out: string;
  readonly target?: readonly string[];
  readonly grade: string;
  readonly watch?: boolean;
  readonly force?: boolean;
}
export interface NewFlags extends CommonFlags {
  readonly dir: string;
}

export interface MeasureFlags extends CommonFlags {
  readonly grade: 'fast' | 'accurate' | 'exact';
  readonly target?: readonly string[];
  readonly device?: readonly string[];
  readonly functions?: readonly string[];
  readonly write?: boolean;
  readonly random?: number;
  readonly exhaustive?: boolean;
  readonly shard?: { readonly index: number; readonly count: number };
  readonly stopAfter?: number;
}

export interface AuditFlags extends CommonFlags {
  readonly pair: readonly string[];
  readonly of: readonly string[];
  readonly measure: boolean;
}

export interface RecheckFlags extends CheckFlags {
  readonly out: string;
}

export interface Actions {
  readonly audit: (file: string, flags: AuditFlags) => Promise<void>;
  readonly build: (paths: readonly string[], flags: BuildFlags) => Promise<void>;
  readonly check: (paths: readonly string[], flags: CheckFlags) => Promise<void>;
  readonly explain: (what: string, flags: ExplainFlags) => Promise<void>;
  readonly measure: (what: readonly string[], flags: MeasureFlags) => Promise<void>;
  readonly new: (name: string, flags: NewFlags) => Promise<void>;
  readonly recheck: (what: readonly string[], flags: RecheckFlags) => Promise<void>;
}

const list = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...value
    .split(',')
    .map((v) => v.trim())
    .filter((v) => v !== ''),
];

const pathsHelp = 'definition files, or folders that are searched for *.yaml (default: definitions/)';
const json = (): Option => new Option('--json', 'print one JSON object instead of text');
const verbose = (): Option => new Option('--verbose', 'say more when the compiler itself fails');
const set = (): Option =>
  new Option('--set <parameter=number>', 'another default for a parameter: k=3, k=1/6, name.k=3')
    .argParser(list)
    .default([], 'as written');

/** @param width columns that help may use */
export function programOf(version: string, width: number, actions: Actions): Command {
  const program = new Command('actc')
    .description('One line of textbook mathematics in; checked and measured activation kernels out.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({ getOutHelpWidth: () => width, getErrHelpWidth: () => width })
    .showHelpAfterError('(--help says more)')
    .addHelpText('after', topExamples);
  addBuild(program, actions);
  addCheck(program, actions);
  addExplain(program, actions);
  addMeasure(program, actions);
  addRecheck(program, actions);
  addAudit(program, actions);
  addNew(program, actions);
  return program;
}

const topExamples = `
A definition is one file, NAME.yaml, with the formula as a textbook has it. Begin with:
  actc new soft_step          write definitions/soft_step.yaml, commented
  actc check                  are the claims in definitions/ true?
  actc build                  compile definitions/ into generated/
  actc explain soft_step      every stage of one definition on one page
  actc recheck                are the proofs' certificates right?
  actc measure soft_step      run its kernels on devices, and see how far off they are
  actc audit activations.ts   are hand-written derivatives right?

Exit status: 0 fine, 1 a definition or the command is wrong, 2 the compiler has a bug.`;

function addBuild(program: Command, actions: Actions): void {
  program
    .command('build')
    .summary('compile definitions into kernels, with their evidence')
    .description(
      'Compiles definitions for every target and prints the evidence: what was claimed and tested, and how far off each kernel is. Only what changed since the last build is compiled again.',
    )
    .argument('[paths...]', pathsHelp)
    .option('-o, --out <folder>', 'where outputs go', 'generated')
    .addOption(
      new Option(
        '-t, --target <names>',
        `only these targets, with commas between: ${targetNames().join(', ')}`,
      ).argParser(list),
    )
    .option(
      '--grade <grade>',
      "how accurate kernels are: fast (calls the host language's own functions), accurate (own functions, within 1 ulp where the table says nothing else), exact (rounded correctly; ts)",
      DEFAULT_GRADE,
    )
    .addOption(set())
    .option('-w, --watch', 'build again whenever a definition changes')
    .option('--force', 'compile everything, changed or not')
    .addOption(json())
    .addOption(verbose())
    .addHelpText('after', buildNotes(targetNames().slice(0, 2).join(',')))
    .action(actions.build);
}

const buildNotes = (someTargets: string): string => `
Examples:
  actc build                              definitions/ into generated/
  actc build acts -o kernels              other folders
  actc build -t ${someTargets.padEnd(26)}only some targets
  actc build acts/soft_step.yaml          one definition; the others' outputs stay
  actc build --set k=2 --watch            another default, and again at every change

A build of folders owns the output folder: it removes its own files that no longer have a
definition (or a target), and never a file of yours. A definition with an error keeps its earlier
outputs. Output appears whole or not at all.

Folders are searched all the way down, without hidden folders and node_modules. Links to files are
read when they lead to a place inside the folder; links to folders are not followed. Definitions
that are used but not given come from this package.

What takes long to work out is kept by content in your cache folder, for all commands; ACTC_CACHE
names another folder, or \`off\`.`;

function addCheck(program: Command, actions: Actions): void {
  program
    .command('check')
    .summary('read, derive and settle the claims; write nothing')
    .description(
      'Reads definitions, derives their derivatives, and proves, refutes or tests every claim. Writes nothing.',
    )
    .argument('[paths...]', pathsHelp)
    .addOption(set())
    .addOption(json())
    .addOption(verbose())
    .addHelpText(
      'after',
      '\nExamples:\n  actc check                        all of definitions/\n  actc check acts/soft_step.yaml    one file\n  actc check --json | jq .diagnostics',
    )
    .action(actions.check);
}

function addExplain(program: Command, actions: Actions): void {
  program
    .command('explain')
    .summary('show every stage of one definition')
    .description(
      'Shows how one definition goes through every stage: as read, its derivatives, its claims, the forms of the finer grades, the program, what was measured, and how far each grade is off over the input. Also says what the code of a diagnostic means.',
    )
    .argument('<name>', "a definition (of definitions/ or of this package), a file, or a diagnostic's code")
    .option('--at <number>', 'also what every function is at this input, and what the emitted programs make of it')
    .option('--svg <file>', 'write the picture of errors over the input to this file')
    .option('--target <name>', 'instead: the float32 code of a shader target, what it costs and why pairs are pairs')
    .addOption(set())
    .addOption(json())
    .addOption(verbose())
    .addHelpText(
      'after',
      '\nExamples:\n  actc explain soft_step            definitions/soft_step.yaml\n  actc explain acts/soft_step.yaml --at -20\n  actc explain soft_step --target wgsl   its shader code, region by region\n  actc explain pieces-gap           what error[pieces-gap] means',
    )
    .action(actions.explain);
}

/** A whole number from `least` on. */
const count =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`A whole number from ${least} to ${most} is needed.`);
  };

function shard(text: string): { index: number; count: number } {
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const part = { index: Number(index), count: Number(of) };
  if (index !== undefined && part.index >= 1 && part.index <= part.count) return part;
  throw new InvalidArgumentError('Write it as 2/5: the second of five parts.');
}

/** More random inputs than this would not fit one run on every device. */
const mostRandom = 4_194_304;

function addMeasure(program: Command, actions: Actions): void {
  program
    .command('measure')
    .summary('run emitted functions and kernels, here and on devices')
    .description(
      'Compiles definitions, runs every emitted function and entry point in this process and on each device that can be had, and compares with exact values. Figures of the definitions in definitions/ are kept in measured/NAME.json, from where a build takes those that fit what it emits.',
    )
    .argument('[what...]', 'names, files or folders of definitions (default: definitions/)')
    .addOption(
      new Option(
        '-t, --target <rows>',
        'only these kernels, as the evidence names them (target, or target.precision)',
      ).argParser(list),
    )
    .addOption(new Option('--device <names>', `only on these devices: ${runnerNames().join(', ')}`).argParser(list))
    .addOption(new Option('--functions <names>', 'only these functions: value, dx, dxx, dk, …').argParser(list))
    .addOption(new Option('--grade <grade>', 'kernels of this grade').choices(grades).default(DEFAULT_GRADE))
    .option('--write', 'keep the figures of files elsewhere too, in measured/ beside their folder')
    .option('--no-write', 'keep no figures')
    .addOption(
      new Option('--random <number>', 'random inputs a function (default: 65536); figures are then not kept').argParser(
        count(0, mostRandom),
      ),
    )
    .option('--exhaustive', 'all 2^32 inputs of the value (or of --functions); goes on where it was interrupted')
    .addOption(new Option('--shard <i/n>', 'with --exhaustive: only this part of the inputs').argParser(shard))
    .addOption(
      new Option('--stop-after <chunks>', 'with --exhaustive: as if interrupted then')
        .argParser(count(0, 1024))
        .hideHelp(),
    )
    .addOption(json())
    .addOption(verbose())
    .addHelpText('after', measureNotes)
    .action(actions.measure);
}

const measureNotes = `
Examples:
  actc measure                                      definitions/, everywhere
  actc measure soft_step --functions value,dx       two functions of one definition
  actc measure acts/soft_step.yaml --no-write       a file; nothing is kept
  actc measure soft_step --exhaustive --shard 1/4   a quarter of all inputs

With --exhaustive loops over Float32Array are swept too, in this process, at grade accurate (or
exact, with --grade exact): each result is judged by what it must be, and those that are not
rounded right are counted.

A device that cannot be had is skipped and said, and is an error where the environment has CI=true.
ACTC_VULKAN_ICD names another Vulkan driver (\`system\`: the system's own), ACTC_CHROMIUM a browser.
ACTC_RUNNERS and ACTC_RUN_SECONDS: docs/shaders.md.

Sweeps over all inputs keep their state in measured/.sweep-*.json. Parts that other machines swept
combine when their states are copied there and the command is run once more.`;

function addRecheck(program: Command, actions: Actions): void {
  program
    .command('recheck')
    .summary("verify the proofs' certificates by an independent checker")
    .description(
      'Verifies every certificate that a build left in proofs/, by a checker that shares no code with the prover. Proves nothing anew.',
    )
    .argument('[what...]', 'names or files of definitions (default: definitions/)')
    .option('-o, --out <folder>', 'where outputs are', 'generated')
    .addOption(set())
    .addOption(json())
    .addOption(verbose())
    .addHelpText(
      'after',
      '\nExamples:\n  actc recheck              all of definitions/\n  actc recheck soft_step    one definition',
    )
    .action(actions.recheck);
}

function addAudit(program: Command, actions: Actions): void {
  program
    .command('audit')
    .summary('judge hand-written functions and their derivatives in a TypeScript or JavaScript file')
    .description(
      'Reads functions of numbers in a TypeScript or JavaScript file, without running anything, finds which is written as the derivative of which, and settles each. Also says which known function each one is, and how far the code as written is off.',
    )
    .argument('<file>', 'a .ts or .js file')
    .addOption(
      new Option('--pair <f:g>', 'g is meant to be the derivative of f, whatever their names')
        .argParser(list)
        .default([], 'by names'),
    )
    .addOption(
      new Option('--of <names>', 'arguments (or functions) that take the output: y in `1 - y*y`')
        .argParser(list)
        .default([], 'none'),
    )
    .option('--no-measure', 'only settle; do not measure errors')
    .addOption(json())
    .addOption(verbose())
    .addHelpText('after', auditNotes)
    .action(actions.audit);
}

const auditNotes = `
Examples:
  actc audit src/activations.ts
  actc audit nn.js --pair squash:squashSlope
  actc audit nn.js --of y            a derivative such as  (y) => y*(1 - y)

Pairs are found by name (step and stepGrad, stepDx, stepDerivative, stepPrime, dStep), by place
({ activation, derivative } in one object), and by a boolean argument: f(x, derivative).
Read are arithmetic, Math.*, conditions, early returns, constants, and calls of functions in the
same file. Loops, classes, arrays and assignments are reported as not read.`;

function addNew(program: Command, actions: Actions): void {
  program
    .command('new')
    .summary('write a commented definition to start from')
    .description('Writes NAME.yaml, a commented definition that compiles as it is. Never overwrites a file.')
    .argument('<name>', 'lower-case letters, digits and single underscores: soft_step')
    .option('--dir <folder>', 'where definitions are', 'definitions')
    .addOption(json())
    .addOption(verbose())
    .addHelpText('after', '\nExamples:\n  actc new soft_step\n  actc new soft_step --dir acts')
    .action(actions.new);
}
