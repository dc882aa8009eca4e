/** Reports as the tests compare them. */
import { type Report } from '../../../cli/doctor/report';

export const told = (reports: Report[]) => reports.map(({ status, why }) => `${status}: ${why}`);
