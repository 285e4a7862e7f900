export function explore(button: HTMLButtonElement): void {
  console.log(button);
}
