import { describe, expect, it } from '@jest/globals';
import { databaseUrl } from './mongo.ts';

describe('the address of a database', () => {
  it("keeps the administrator's hosts and options, and logs in as the database's own user", () => {
    const url = databaseUrl(
      'mongodb://root:secret@one:27017,two:27017/?replicaSet=rs0&authSource=admin',
      'iwaa-intake',
      'pass',
    );
    expect(url).toBe(
      'mongodb://iwaa-intake:pass@one:27017,two:27017/iwaa-intake?replicaSet=rs0&authSource=iwaa-intake',
    );
  });

  it('is refused where the administrator has none, without showing what was given', () => {
    expect(() => databaseUrl('secret', 'a', 'b')).toThrow(/has not the form/);
    expect(() => databaseUrl('secret', 'a', 'b')).not.toThrow(/secret/);
  });
});
