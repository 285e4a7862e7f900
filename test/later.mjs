// Makes the clock of a program run ahead by more than a year, so that nothing it writes can hold today's date unnoticed.
const ahead = 417 * 86_400_000 + 5 * 3_600_000;
const Clock = Date;
const now = () => Clock.now() + ahead;
globalThis.Date = new Proxy(Clock, {
  apply: () => new Clock(now()).toString(),
  construct: (target, words, self) => Reflect.construct(target, words.length > 0 ? words : [now()], self),
  get: (target, key, self) => (key === 'now' ? now : Reflect.get(target, key, self)),
});
