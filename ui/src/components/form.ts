// Forms are sent only when each of their fields can be read.

/** Whether each field can be read. The first that cannot takes the focus, and all of them say why. */
export function allRead(form: HTMLFormElement | null): boolean {
  if (!form || form.checkValidity()) return true;
  const fields = [...form.elements].filter(
    (field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement,
  );
  fields.find((field) => !field.validity.valid)?.focus();
  return false;
}

/** A form's `onsubmit`, in place of the browser's own sending: runs only when each field can be read. */
export function submits(run: () => unknown): (event: SubmitEvent & { currentTarget: HTMLFormElement }) => void {
  return (event) => {
    event.preventDefault();
    if (allRead(event.currentTarget)) run();
  };
}
