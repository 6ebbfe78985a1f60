/** Where a PIN is typed: digits, hidden, and kept by no password manager. */
export function PinField({
  label,
  value,
  change,
}: {
  readonly label: string;
  readonly value: string;
  readonly change: (pin: string) => void;
}) {
  return (
    <label>
      {label}
      <input
        type="password"
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
        value={value}
        onInput={({ currentTarget }) => change(currentTarget.value.trim())}
      />
    </label>
  );
}
