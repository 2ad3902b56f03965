/** Where LINE's own calls are answered. In an invented city, the simulator plays all three. */
export type LineHosts = {
  /** Messages, quota, and the tokens of its sign-in. */
  readonly api: URL;
  /** Pictures. */
  readonly data: URL;
  /** Where people sign in; also the issuer that its ID tokens name. */
  readonly signIn: URL;
};

export const realLineHosts: LineHosts = {
  api: new URL("https://api.line.me"),
  data: new URL("https://api-data.line.me"),
  signIn: new URL("https://access.line.me"),
};

/** Of this process: which LINE it talks to, and from where people come into our page. */
export type LineDoor = {
  readonly hosts: LineHosts;
  /** The address that buttons at LINE lead to. It says nothing of anybody. Null: not known yet. */
  readonly page: () => URL | null;
  /** There is something to be sent. */
  readonly soon: () => void;
};
