import { expose } from 'comlink';
import { TextService } from '../src/text/text-service';

expose(new TextService());
