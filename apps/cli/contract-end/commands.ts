import type { Command } from "../command.ts";
import { eraseCommand } from "./erase.ts";
import { exportCommand } from "./export.ts";
import { verifyCommand } from "./verify.ts";

export const contractCommands: readonly Command[] = [exportCommand, eraseCommand, verifyCommand];
