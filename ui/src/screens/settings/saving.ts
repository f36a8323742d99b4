// A form of the settings is saved: said once, and read again.
import type { Args, CommandName } from '../../api';
import { toasts } from '../../components';
import { t } from '../../i18n';
import type { Attempt } from '../../state/attempt.svelte';

/** Sends what a form says; its own page shows a refusal. What was saved is said, then read again by `onsaved`. */
export async function saves<N extends CommandName>(
  saving: Attempt,
  name: N,
  args: Args<N>,
  onsaved: () => Promise<unknown>,
): Promise<void> {
  if (!(await saving.run(name, args, { title: t('settings-not-saved'), quiet: () => true }))) return;
  toasts.show({ tone: 'ok', text: t('settings-saved') });
  await onsaved();
}
