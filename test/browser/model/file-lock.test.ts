import { WebFileLock } from '../../../src/model/download/web-file-lock';
import { describeFileLock } from '../../support/file-lock-contract';

describeFileLock('WebFileLock', () => new WebFileLock());
