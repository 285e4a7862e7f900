/** Options that npm takes for a shortened one of its own. */
const shortened: Record<string, string> = { to: 'token_description', as: 'all' };

/**
 * The options that npm kept for itself, since no `--` stood before them: they would be passed over without a word.
 * npm says in the environment what it was given.
 */
export function keptByNpm(
  options: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const names = (option: string) => [option.replaceAll('-', '_'), shortened[option] ?? option];
  return options.filter((option) => names(option).some((name) => environment[`npm_config_${name}`]));
}

/** What to say of them. */
export function keptWords(kept: readonly string[]): string {
  const listed = kept.map((option) => `--${option}`).join(' ');
  return `The command did not get ${listed}: write -- and a space before the first option. Windows PowerShell may take the -- away; then use Command Prompt.`;
}
