// The order in view: its file, the place that is meant, and its tickets on their way to paper.
import { call, LIMITS, type OrderFile, type OrderFilePlace, type PlaceLeftOut } from '../../api';
import { t } from '../../i18n';
import { Attempt } from '../../state/attempt.svelte';
import { Reading } from '../../state/reading.svelte';
import { Printing } from '../counter/printing.svelte';

export class OpenOrder {
  readonly id: number;
  readonly reading: Reading<OrderFile>;
  readonly printing = new Printing();
  readonly doing = new Attempt();
  /** Places that the last print left out. */
  leftOut = $state.raw<readonly PlaceLeftOut[]>([]);
  #selectedId = $state<number | null>(null);

  constructor(id: number, placeId: number | null) {
    this.id = id;
    this.#selectedId = placeId;
    this.reading = new Reading(async () => call('order_file', { id }));
  }

  get file(): OrderFile | null {
    return this.reading.value;
  }
  get selected(): OrderFilePlace | null {
    const places = this.file?.places ?? [];
    return places.find((place) => place.id === this.#selectedId) ?? places[0] ?? null;
  }
  select(id: number): void {
    this.#selectedId = id;
  }

  /** Places of whose ticket nobody said whether it came out: of this print, or of one before. */
  get asked(): readonly number[] {
    if (this.printing.stage === 'asking') return this.printing.placeIds;
    if (this.printing.stage === 'printing') return [];
    const sent = (this.file?.places ?? []).filter((place) => place.copy === 'sent' && place.state === 'live');
    return sent.slice(0, LIMITS.places).map((place) => place.id);
  }

  /** Prints every ticket that was never given; all of them again as duplicatas. */
  async printAll(duplicates: boolean): Promise<void> {
    const prints = await this.doing.run(
      'order_print_all',
      { id: this.id, duplicates },
      { title: t('order-not-printed'), onrefused: () => void this.reading.load() },
    );
    if (!prints) return;
    this.leftOut = prints.left_out;
    if (prints.place_ids.length > 0) await this.printing.print(prints.place_ids);
  }

  /** One more copy of one ticket. */
  async reprint(placeId: number): Promise<void> {
    if (this.printing.stage === 'printing') return;
    const asked = await this.doing.run(
      'ticket_reprint',
      { place_ids: [placeId] },
      { title: t('customers-not-reprinted'), onrefused: () => void this.reading.load() },
    );
    this.leftOut = [];
    if (asked) await this.printing.print([placeId]);
  }

  /** Whether the tickets came out; then those that wait for them. */
  async answer(out: boolean): Promise<void> {
    if (this.printing.stage !== 'asking') this.printing.ask(this.asked);
    await this.printing.answer(out);
  }
}
