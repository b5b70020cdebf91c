import { css } from 'lit';

/**
 * The player's colours. They follow the page's `color-scheme`, and each can be set from outside: `--kokoro-accent`,
 * `--kokoro-on-accent`, `--kokoro-surface`, `--kokoro-text`, `--kokoro-muted`, `--kokoro-border`, `--kokoro-caution`,
 * `--kokoro-danger`, `--kokoro-focus`. Where there is no `light-dark()` they are the system's, which follow it too.
 */
export const colourStyles = css`
  :host {
    --_accent: var(--kokoro-accent, LinkText);
    --_on-accent: var(--kokoro-on-accent, Canvas);
    --_surface: var(--kokoro-surface, Canvas);
    --_text: var(--kokoro-text, CanvasText);
    --_muted: var(--kokoro-muted, color-mix(in srgb, CanvasText 72%, Canvas));
    --_border: var(--kokoro-border, color-mix(in srgb, CanvasText 18%, Canvas));
    --_caution: var(--kokoro-caution, CanvasText);
    --_danger: var(--kokoro-danger, CanvasText);
    --_focus: var(--kokoro-focus, var(--_accent));
    --_tint: color-mix(in oklab, var(--_accent) 13%, transparent);
    --_groove: color-mix(in oklab, var(--_text) 16%, transparent);
  }

  @supports (color: light-dark(#fff, #000)) {
    :host {
      --_accent: var(--kokoro-accent, light-dark(#145c7d, #8accea));
      --_on-accent: var(--kokoro-on-accent, light-dark(#ffffff, #06202d));
      --_surface: var(--kokoro-surface, light-dark(#ffffff, #182127));
      --_text: var(--kokoro-text, light-dark(#14202a, #e8eef1));
      --_muted: var(--kokoro-muted, light-dark(#566570, #a0afb8));
      --_border: var(--kokoro-border, light-dark(#dbe2e6, #2d3942));
      --_caution: var(--kokoro-caution, light-dark(#7d5200, #f0c674));
      --_danger: var(--kokoro-danger, light-dark(#b3261e, #ff9d94));
    }
  }
`;
