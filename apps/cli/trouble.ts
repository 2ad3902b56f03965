/** Something that cannot be done, in sentences for the operator. */
export class Trouble extends Error {
  override readonly name = "Trouble";
}

/** The command was not asked for in a way it can be done: the exit code is 2. */
export class WrongUsage extends Error {
  override readonly name = "WrongUsage";
}
