import { PAD_ID, SYMBOL_IDS } from '../src/text/vocabulary/symbol-ids';
import type { HubFile } from '../test/support/hub';

/** Folder in which kokoro-js' documentation names the model, and the revision that it asks for. */
export const RIVAL_REPOSITORY = 'onnx-community/Kokoro-82M-v1.0-ONNX';
/** What precedes a path at the hub: {@link RIVAL_REPOSITORY} at the revision that kokoro-js asks for. */
export const RIVAL_FOLDER = `${RIVAL_REPOSITORY}/resolve/main`;

/** Where kokoro-js looks for the graph of a precision. */
export const RIVAL_GRAPHS = { q8: 'onnx/model_quantized.onnx', fp32: 'onnx/model.onnx' } as const;

/** Stands for the pad in a tokenizer file. */
const PAD = '$';

/**
 * A tokenizer in the format of Hugging Face's tokenizers: each symbol is a token, what has no id is left out, and the pad
 * stands at both ends.
 */
export function tokenizerFile(): unknown {
  const symbols = Object.keys(SYMBOL_IDS);
  const known = symbols.map((symbol) => symbol.replace(/[\\\]^-]/g, '\\$&')).join('');
  const pad = { SpecialToken: { id: PAD, type_id: 0 } };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: 'Replace', pattern: { Regex: `[^${known}]` }, content: '' },
    pre_tokenizer: {
      type: 'Split',
      pattern: { Regex: '' },
      behavior: 'Isolated',
      invert: false,
    },
    post_processor: {
      type: 'TemplateProcessing',
      single: [pad, { Sequence: { id: 'A', type_id: 0 } }, pad],
      special_tokens: { [PAD]: { id: PAD, ids: [PAD_ID], tokens: [PAD] } },
    },
    decoder: null,
    model: { vocab: { [PAD]: PAD_ID, ...SYMBOL_IDS } },
  };
}

/** What kokoro-js asks the hub for besides graph and voice. */
export function rivalConfiguration(): readonly HubFile[] {
  const json = (path: string, value: unknown) => ({
    path,
    body: new TextEncoder().encode(JSON.stringify(value)),
  });
  return [
    json('config.json', { model_type: 'style_text_to_speech_2' }),
    json('tokenizer.json', tokenizerFile()),
    json('tokenizer_config.json', {
      tokenizer_class: 'PreTrainedTokenizer',
      model_max_length: 512,
      pad_token: PAD,
      unk_token: PAD,
    }),
  ];
}
