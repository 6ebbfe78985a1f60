import type { Connection } from 'mongoose';

/** The provinces that intake has told a service of: nothing is opened or registered in another. */
export interface KnownProvinces {
  keep(provinceId: string): Promise<void>;
  has(provinceId: string): Promise<boolean>;
}

export function createKnownProvinces(database: Connection): KnownProvinces {
  const provinces = database.collection<{ readonly _id: string; readonly known: true }>('province');
  return {
    async keep(provinceId) {
      await provinces.updateOne({ _id: provinceId }, { $set: { known: true } }, { upsert: true });
    },
    has: async (provinceId) => (await provinces.findOne({ _id: provinceId })) !== null,
  };
}
