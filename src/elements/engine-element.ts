import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { KokoroPrecision } from '../contracts/model';
import type { DeviceProfileRequest, DualMode, ProviderRequest } from '../contracts/provider';

/** An element whose attributes choose an engine: the shared one of that kind, from the next start on. */
export class EngineElement extends LitElement {
  /** What computes. */
  @property({ reflect: true }) provider?: ProviderRequest;
  /** WASM threads. */
  @property({ reflect: true }) threads?: number | 'auto';
  /** What speaks while the model is on its way, `draft` or `system`, or `none`; without it, the draft voice where the model cannot be had. */
  @property({ reflect: true }) fallback?: 'draft' | 'system' | 'none';
  /** `kokoro`, `kokoro-fp16`, `kokoro-fp32`, `draft`, the URL of a `manifest.json`, or of an `.onnx` file. */
  @property({ reflect: true }) model?: string;
  /** How exactly Kokoro's numbers are stored: `q8` (default, 92 MB), `fp16` (163 MB) or `fp32` (326 MB). */
  @property({ reflect: true }) precision?: KokoroPrecision;
  /** Origin of your own copy of the hub's paths, asked first. */
  @property({ attribute: 'model-base', reflect: true }) modelBase?: string;
  /** Origin of the hub, or `none`. */
  @property({ attribute: 'hub-base', reflect: true }) hubBase?: string;
  /** Speed or memory. */
  @property({ reflect: true }) profile?: DeviceProfileRequest;
  /** Whether a second session may help to speak. */
  @property({ reflect: true }) dual?: DualMode;
  /** Whether the sound of what was read is kept on the device: `auto`, `off`, or the most bytes that it may take. */
  @property({ attribute: 'audio-cache', reflect: true }) audioCache?: string;
  /** Folder that holds `models/draft/`. */
  @property({ attribute: 'asset-base', reflect: true }) assetBase?: string;
}
