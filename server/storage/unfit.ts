/** The database is not one that this program can run on. `message` is a sentence for the operator. */
export class UnfitDatabase extends Error {
  override readonly name = "UnfitDatabase";
}
