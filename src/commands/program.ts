/** The command line: commands, options, and the help that one reads. What the commands do is passed in. */
import { Command, Option } from 'commander';
import { targetNames } from '../files.js';

export interface CommonFlags {
  readonly json?: boolean;
  readonly verbose?: boolean;
}
export interface CheckFlags extends CommonFlags {
  readonly set: readonly string[];
}
export interface ExplainFlags extends CheckFlags {
  readonly at?: string;
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

export interface Actions {
  readonly build: (paths: readonly string[], flags: BuildFlags) => Promise<void>;
  readonly check: (paths: readonly string[], flags: CheckFlags) => Promise<void>;
  readonly explain: (what: string, flags: ExplainFlags) => Promise<void>;
  readonly new: (name: string, flags: NewFlags) => Promise<void>;
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
  addNew(program, actions);
  return program;
}

const topExamples = `
A definition is one file, NAME.yaml, with the formula as a textbook has it. Begin with:
  actc new soft_step          write definitions/soft_step.yaml, commented
  actc check                  are the claims in definitions/ true?
  actc build                  compile definitions/ into generated/
  actc explain soft_step      every stage of one definition on one page

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
    .option('--grade <grade>', "how accurate kernels are: fast (calls the host language's own functions)", 'fast')
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
that are used but not given come from this package.`;

function addCheck(program: Command, actions: Actions): void {
  program
    .command('check')
    .summary('read, derive and test the claims; write nothing')
    .description('Reads definitions, derives their derivatives and puts every claim to the test. Writes nothing.')
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
      'Shows how one definition goes through every stage: as read, its derivatives, its claims, the stable form, the program, and what was measured. Also says what the code of a diagnostic means.',
    )
    .argument('<name>', "a definition (of definitions/ or of this package), a file, or a diagnostic's code")
    .option('--at <number>', 'also what every function is at this input, and what the emitted programs make of it')
    .addOption(set())
    .addOption(json())
    .addOption(verbose())
    .addHelpText(
      'after',
      '\nExamples:\n  actc explain soft_step            definitions/soft_step.yaml\n  actc explain acts/soft_step.yaml --at -20\n  actc explain pieces-gap           what error[pieces-gap] means',
    )
    .action(actions.explain);
}

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
