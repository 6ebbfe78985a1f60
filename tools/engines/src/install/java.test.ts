import { expect, test } from '@jest/globals';
import { javaMajor } from './java.ts';

test('the version of Java is read from what it says, and nothing is taken for version 0', () => {
  expect(javaMajor('openjdk version "17.0.15" 2025-04-15')).toBe(17);
  expect(javaMajor('openjdk version "25" 2025-09-16')).toBe(25);
  expect(javaMajor('java version "1.8.0_401"')).toBe(1);
  expect(javaMajor('java: command not found')).toBe(0);
});
