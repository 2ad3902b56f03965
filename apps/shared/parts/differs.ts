/** Whether a component has something new to draw: compared one by one, by identity. */
export function differs<Props extends object>(drawn: Props, next: Props): boolean {
  return (Object.keys(next) as (keyof Props)[]).some((name) => next[name] !== drawn[name]);
}
