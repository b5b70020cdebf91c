import { synthesisOver } from '../../support/fake-synthesis';
import { RecitingEngine } from '../../support/reciting-engine';
import { describeSpeechSynthesis } from '../../support/speech-synthesis-contract';

describeSpeechSynthesis('a reciting engine', () => synthesisOver(new RecitingEngine()));
