import { givenOpeningHours, type OpeningHours } from '@iwaa/contracts/agency-terms';
import type { registerAgency } from '@iwaa/contracts/http/referral';
import { referralServices, unitKinds, type Weekday, weekdays } from '@iwaa/contracts/vocabulary';
import { InvalidArgumentError } from 'commander';
import type { z } from 'zod';

type Service = z.input<typeof registerAgency>['services'][number];

/**
 * Reads a service with whom it takes, such as `health units=women,families ages=18-64 accessible`; ages may lack an end: `60-` or `-17`.
 * @throws InvalidArgumentError
 */
export function readService(text: string): Service {
  const [code, ...terms] = text.trim().split(/\s+/);
  const service = referralServices.find((one) => one === code);
  if (!service) throw new InvalidArgumentError(`There are: ${referralServices.join(', ')}.`);
  if (terms.length === 0) return service;
  return Object.assign({ service }, ...terms.map(readTerm));
}

function readTerm(term: string): Partial<Exclude<Service, string>> {
  if (term === 'accessible') return { accessible: true };
  const [, name, value = ''] = /^(units|ages)=(.+)$/.exec(term) ?? [];
  if (name === 'units')
    return {
      units: value.split(',').map((given) => {
        const unit = unitKinds.find((one) => one === given);
        if (!unit) throw new InvalidArgumentError(`Units are: ${unitKinds.join(', ')}.`);
        return unit;
      }),
    };
  const [, from, to] = (name === 'ages' && /^(\d{0,3})-(\d{0,3})$/.exec(value)) || [];
  if (from === undefined || to === undefined)
    throw new InvalidArgumentError(
      `“${term}” is none of units=women,families, ages=18-64 (60- or -17 without an end) and accessible.`,
    );
  return { agesFrom: from === '' ? null : Number(from), agesTo: to === '' ? null : Number(to) };
}

/**
 * Reads when an agency is open, such as `monday-friday 08:30-12:00 14:00-18:00`, and adds it to what was read before.
 * @throws InvalidArgumentError
 */
export function readHours(text: string, before: OpeningHours = {}): OpeningHours {
  const [days = '', ...hours] = text.trim().split(/\s+/);
  const openings = hours.map((one) => {
    const [from = '', to = ''] = one.split('-');
    return { from, to };
  });
  const read = givenOpeningHours.safeParse({
    ...before,
    ...Object.fromEntries(daysOf(days).map((day) => [day, [...(before[day] ?? []), ...openings]])),
  });
  if (openings.length > 0 && read.success) return read.data;
  throw new InvalidArgumentError(
    'Hours are told as “monday-friday 08:30-12:00 14:00-18:00” or “saturday 09:00-24:00”.',
  );
}

function daysOf(text: string): readonly Weekday[] {
  const [first, last = first] = text.split('-');
  const names: readonly (string | undefined)[] = weekdays;
  const [from, to] = [names.indexOf(first), names.indexOf(last)];
  if (from < 0 || to < from)
    throw new InvalidArgumentError(
      `Days are: ${weekdays.join(', ')}, or from one to another: monday-friday.`,
    );
  return weekdays.slice(from, to + 1);
}
