/** Whether the bubble beside a small player is open, as the reader and what there is to say decide. */
export class Bubble {
  #closed: string | undefined;

  /**
   * @param message what there is to say; undefined for nothing
   * @returns whether it is to be seen: unless the reader has put this very message away
   */
  isOpen(message: string | undefined): boolean {
    if (message === undefined) this.#closed = undefined;
    return message !== undefined && message !== this.#closed;
  }

  /** Puts this message away, or brings it back. */
  toggle(message: string | undefined): void {
    this.#closed = this.isOpen(message) ? message : undefined;
  }

  /** Does to the popover what was decided; it lies in the top layer, where nothing of the page covers it. */
  show(popover: HTMLElement | null, isOpen: boolean): void {
    if (!popover?.isConnected || popover.matches(':popover-open') === isOpen) return;
    popover.togglePopover(isOpen);
  }
}
