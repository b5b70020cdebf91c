import { WebFileLock } from '../../../src/model/web-file-lock';
import { describeFileLock } from '../../support/file-lock-contract';

describeFileLock('WebFileLock', () => new WebFileLock());
