/** What a bed is called in its centre, such as `men-001`. */
export function bedName(bedId: string): string {
  return bedId.split('.')[1] ?? bedId;
}
