/** How the analyser reads the element's source. */
export default {
  globs: ['src/elements/*element.ts'],
  litelement: true,
  quiet: true,
  // It would write its place into package.json.
  packagejson: false,
};
