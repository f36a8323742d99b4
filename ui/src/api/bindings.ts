// Provisional: the generated bindings replace this file.
export type Role = 'agent' | 'cashier' | 'supervisor';
export type Bucket = 'open' | 'sign' | 'held' | 'done';
export type RepriseState =
  | 'requested'
  | 'held'
  | 'awaiting_supervisor'
  | 'accepted'
  | 'refused'
  | 'withdrawn'
  | 'duplicate'
  | 'moot'
  | 'reversed';
export type RepriseFlag = 'printed' | 'scanned' | 'late' | 'early' | 'free' | 'subscription' | 'several' | 'sign';
export type RepriseSort =
  | 'received'
  | 'customer'
  | 'show'
  | 'place'
  | 'paid'
  | 'reprise'
  | 'difference'
  | 'state'
  | 'time_left';
export type Facts = Record<string, string | number | boolean | null>;

export interface House {
  name: string;
  demo: boolean;
  time_zone: string;
}
export interface Operator {
  id: number;
  name: string;
  role: Role;
  initials: string;
}
export interface OperatorCard extends Operator {
  demo_pin: string | null;
}
export interface AppState {
  house: House | null;
  operator: Operator | null;
  counter: string;
  engine: 'sqlite' | 'postgres';
  version: string;
  mail_mode: 'smtp' | 'folder';
  locale: string;
  lock_after_minutes: number;
  error?: { code: string; args: Facts } | null;
}
export interface Badges {
  open: number;
  sign: number;
  held: number;
  urgent: number;
  mails_waiting: number;
  mails_failed: number;
  tickets_unprinted: number;
}
export interface RepriseListArgs {
  bucket: Bucket;
  search: string;
  show_id: number | null;
  performance_id: number | null;
  channel: string | null;
  received_from_ms: number | null;
  received_to_ms: number | null;
  sort: RepriseSort;
  descending: boolean;
  after: string | null;
  limit: number;
}
export interface RepriseRow {
  id: number;
  version: number;
  number: string;
  state: RepriseState;
  received_at_ms: number;
  customer_id: number;
  customer_name: string;
  customer_email: string | null;
  show: string;
  starts_at_ms: number;
  row: string;
  seat: string;
  category: string;
  rate: string;
  channel: string;
  order_number: string;
  paid_cents: number;
  reprise_cents: number;
  difference_cents: number;
  flags: RepriseFlag[];
  claimed_by: string | null;
  deadline_at_ms: number | null;
}
export interface BucketCounts {
  open: number;
  sign: number;
  held: number;
  done: number;
}
export interface RepriseList {
  rows: RepriseRow[];
  next: string | null;
  counts: BucketCounts;
}
export interface RepriseFilters {
  shows: { id: number; title: string }[];
  performances: { id: number; show_id: number; starts_at_ms: number }[];
  channels: string[];
}
export interface FilePlace {
  id: number;
  row: string;
  seat: string;
  category: string;
  price_cents: number;
  state_word: string;
}
export interface FileRule {
  rule: 'eligible' | 'deadline' | 'rate' | 'channel' | 'scanned' | 'printed' | 'free';
  outcome: 'ok' | 'warn' | 'broken';
  args: Facts;
}
export interface PastRequest {
  id: number;
  number: string;
  show: string;
  starts_at_ms: number;
  state: RepriseState;
  reprise_cents: number;
  received_at_ms: number;
}
export interface HistoryLine {
  at_ms: number;
  operator: string;
  action: string;
  args: Facts;
}
export interface Reason {
  code: string;
  label: string;
}
export interface RepriseFile extends RepriseRow {
  order: { number: string; total_cents: number; net_today_cents: number; places: FilePlace[] };
  rules: FileRule[];
  if_accepted: {
    balance_before_cents: number;
    balance_after_cents: number;
    expires_at_ms: number;
    seat_released: boolean;
    vat_bp: number;
    vat_cents: number;
    needs_signature: boolean;
  } | null;
  balance_cents: number;
  past: PastRequest[];
  history: HistoryLine[];
  reasons: Reason[];
  proposed_by: { id: number; name: string } | null;
  proposal_note: string | null;
  decided_by: string | null;
  decided_at_ms: number | null;
  undo_until_ms: number | null;
  refusal: { reason: string; sentence: string } | null;
}
export interface MailPreview {
  subject: string;
  text: string;
  html: string;
}
export interface JournalRow {
  seq: number;
  at_ms: number;
  operator: string;
  counter: string;
  sentence: string;
}
export interface Verification {
  rows: number;
  ok: boolean;
  first_bad_seq: number | null;
  what: string | null;
}
type Versioned = { id: number; version: number };
type Noted = Versioned & { note: string };
type Empty = Record<string, never>;
type Decided = { id: number; version: number; state: RepriseState };

export interface Commands {
  app_state: { args: Empty; reply: AppState };
  operators_signin: { args: Empty; reply: OperatorCard[] };
  sign_in: { args: { operator_id: number; pin: string }; reply: Operator };
  sign_out: { args: Empty; reply: null };
  badges: { args: Empty; reply: Badges };
  reprise_list: { args: RepriseListArgs; reply: RepriseList };
  reprise_filters: { args: Empty; reply: RepriseFilters };
  reprise_file: { args: { id: number }; reply: RepriseFile };
  reprise_claim: { args: { id: number }; reply: { claimed_by: string | null } };
  reprise_release: { args: { id: number }; reply: null };
  reprise_accept: { args: Versioned; reply: Decided };
  reprise_refuse: { args: Versioned & { reason: string; sentence: string }; reply: Decided };
  reprise_hold: { args: Versioned; reply: Decided };
  reprise_resume: { args: Versioned; reply: Decided };
  reprise_pass: { args: Noted; reply: Decided };
  reprise_undo: { args: { id: number }; reply: Decided };
  reprise_reverse: { args: Noted; reply: Decided };
  reprise_withdraw: { args: Versioned; reply: Decided };
  reprise_mail_preview: {
    args: { id: number; decision: 'accepted' | 'refused'; reason: string | null; sentence: string | null };
    reply: MailPreview;
  };
  journal_list: {
    args: {
      operator_id: number | null;
      customer: string;
      order: string;
      from_ms: number | null;
      to_ms: number | null;
      after: string | null;
      limit: number;
    };
    reply: { rows: JournalRow[]; next: string | null };
  };
  journal_verify: { args: Empty; reply: Verification };
}
