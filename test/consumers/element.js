// What a page writes that uses the element through a bundler.
import 'kokoro-speak';
