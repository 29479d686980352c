/** What the server answers under `/reports`. */

/** A figure; null where there is nothing to count; `<11` where it was held back. */
export type ReportValue = number | null | string;

export interface ReportColumn {
  readonly key: string;
  readonly label: string;
  readonly unit: 'count' | 'seconds' | 'percent' | 'points';
}

export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly rowsAre: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly { readonly name: string; readonly values: readonly ReportValue[] }[];
  readonly plot: { readonly kind: 'bar' | 'line'; readonly column: string } | null;
}

export interface ReportAnswer {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly timeZone: string;
  readonly asOf: string;
  readonly notes: readonly string[];
  readonly sections: readonly ReportSection[];
}
