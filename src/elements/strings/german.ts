import type { SpeakStrings } from './speak-strings';

/** Deutsch. */
export const GERMAN: SpeakStrings = {
  player: 'Vorlesen',

  play: 'Abspielen',
  pause: 'Pause',
  stop: 'Stopp',
  previousSentence: 'Voriger Satz',
  nextSentence: 'Nächster Satz',
  previousParagraph: 'Voriger Absatz',
  nextParagraph: 'Nächster Absatz',
  mute: 'Ton aus',
  unmute: 'Ton an',
  retry: 'Erneut versuchen',
  dismiss: 'Schließen',
  message: 'Meldung',

  place: 'Stelle im Text',
  timeHeard: 'Gehörte Zeit',
  speed: 'Tempo',
  volume: 'Lautstärke',
  voice: 'Stimme',
  sleepTimer: 'Einschlaftimer',
  sleepOff: 'Aus',
  sleepSentence: 'Nach diesem Satz',
  sleepParagraph: 'Nach diesem Absatz',
  sleepChapter: 'Nach diesem Kapitel',
  preparingVoice: 'Stimme wird vorbereitet',

  idle: 'Bereit',
  preparing: 'Wird vorbereitet …',
  playing: 'Liest vor',
  buffering: 'Nächster Satz wird vorbereitet …',
  paused: 'Angehalten',
  ended: 'Zu Ende gelesen',
  stopped: 'Beendet',
  failed: 'Vorlesen nicht möglich',

  stagePreparing: 'Wird vorbereitet',
  stageEngine: 'Sprachausgabe startet',
  stageChecking: 'Stimme wird geprüft',
  stageSession: 'Stimme wird eingerichtet',
  stageTrying: 'Stimme wird ausprobiert',
  stageDownloading: 'Lädt Stimme herunter',
  stageLoading: 'Lädt Stimme von diesem Gerät',
  stageAhead: 'Ton wird im Voraus gemacht',

  underWay: '{stage} …',
  partOf: '{part} von {whole}',
  seconds: '{number} s',
  timeOf: '{time} von {duration}',
  timeOfAbout: '{time} von etwa {duration}',
  sentenceOf: 'Satz {number} von {count}',
  sentence: 'Satz {number}',

  muted: 'Ton aus',
  audible: 'Ton an',
  speedIs: 'Tempo {speed}',
  volumeIs: 'Lautstärke {volume}',

  onThisDevice: 'auf diesem Gerät',
  draftVoice: 'Entwurfsstimme',
  draftMedium: 'Entwurf, mittel',
  draftLow: 'Entwurf, tief',
  draftHigh: 'Entwurf, hoch',
  female: 'weiblich',
  male: 'männlich',
  meanwhile: 'Solange liest {voice}.',
  theDraftVoice: 'die Entwurfsstimme',
  systemVoice: '{voice} (System)',

  failures: {
    network: {
      offline:
        'Sie sind offline, und die Stimme ist noch nicht auf diesem Gerät gespeichert. Gehen Sie einmal online, um sie herunterzuladen; danach geht es ohne Netz.',
      unreachable:
        '{host} ist nicht erreichbar. Prüfen Sie die Verbindung und drücken Sie „Erneut versuchen“.',
      status:
        '{host} hat auf die Anfrage nach {file} mit {status} geantwortet. Warten Sie einen Moment und drücken Sie „Erneut versuchen“.',
      interrupted:
        'Das Herunterladen von {file} ist nach {received} Bytes abgebrochen. Drücken Sie „Erneut versuchen“.',
      'no-source':
        'Keine Quelle hatte {file}: {sources}. Prüfen Sie die Verbindung und drücken Sie „Erneut versuchen“, oder nehmen Sie eine andere Quelle.',
    },
    integrity: {
      'wrong-hash':
        '{file} von {host} ist nicht die veröffentlichte Datei (die Prüfsumme weicht ab) und wurde deshalb verworfen. Drücken Sie „Erneut versuchen“, oder nehmen Sie eine andere Quelle.',
      'wrong-length':
        '{file} von {host} hat {received} Bytes statt {expected} und wurde deshalb verworfen. Drücken Sie „Erneut versuchen“, oder nehmen Sie eine andere Quelle.',
      'not-the-file':
        '{host} hat statt {file} eine Webseite geschickt: vielleicht die Anmeldeseite des Netzes. Öffnen Sie irgendeine Webseite, um sich anzumelden, und drücken Sie dann „Erneut versuchen“.',
      'no-source':
        'Keine Quelle hatte {file} in der veröffentlichten Form: {sources}. Drücken Sie „Erneut versuchen“, oder nehmen Sie eine andere Quelle.',
      'damaged-file':
        '{file} in diesem Modellarchiv ist beschädigt (die Prüfsumme weicht ab); vom Archiv wurde deshalb nichts übernommen. Kopieren Sie das Archiv noch einmal, oder exportieren Sie das Modell neu.',
      'damaged-archive':
        'Dieses Modellarchiv ist beschädigt: {problem}. Es wurde nichts davon übernommen. Kopieren Sie das Archiv noch einmal, oder exportieren Sie das Modell neu.',
    },
    quota: {
      'storage-full':
        'Auf diesem Gerät ist kein Platz mehr für die Stimme. Sie liest jetzt, muss beim nächsten Mal aber wieder heruntergeladen werden. Schaffen Sie etwas Platz, um sie zu behalten.',
      'no-room':
        'Auf diesem Gerät ist nicht genug Platz für das Modell. Schaffen Sie etwas Platz, oder entfernen Sie ein anderes Modell, und versuchen Sie es noch einmal.',
      'export-full':
        'Auf diesem Gerät ist nicht genug Platz für die Tondatei; es wurde nichts davon behalten. Schaffen Sie etwas Platz, oder wählen Sie Opus, das ein Achtel des Platzes von WAV braucht, und versuchen Sie es noch einmal.',
    },
    'storage-unavailable': {
      'no-database':
        'Dieser Browser lässt die Seite keine Dateien speichern (vielleicht ist es ein privates Fenster). Das Vorlesen geht, aber die Stimme wird bei jedem Besuch neu heruntergeladen.',
      'no-files':
        'Dieser Browser lässt die Seite keine Tondatei schreiben (vielleicht ist es ein privates Fenster). Nehmen Sie ein Fenster, das nicht privat ist, oder einen aktuellen Chrome, Edge, Firefox oder Safari.',
      'write-failed':
        'Die Tondatei konnte nicht geschrieben werden ({problem}); es wurde nichts davon behalten. Wählen Sie einen anderen Ort und versuchen Sie es noch einmal.',
    },
    'provider-unavailable': {
      'no-webgpu':
        'WebGPU wurde verlangt, aber dieser Browser bietet keine brauchbare Grafikkarte an. Wählen Sie „auto“ oder „wasm“.',
      'no-webnn':
        'WebNN wurde verlangt, aber dieser Browser bietet kein Gerät dafür an oder hat es abgeschaltet. Wählen Sie „auto“ oder „wasm“.',
      'runtime-failed':
        'Die Sprachausgabe ({bundle}) konnte in diesem Browser nicht starten. Laden Sie die Seite neu, oder nehmen Sie einen anderen Browser.',
      'session-failed':
        'Das Modell konnte auf {provider} nicht vorbereitet werden. Schließen Sie andere Tabs, damit Speicher frei wird, und drücken Sie „Abspielen“, oder wählen Sie ein anderes Modell.',
    },
    'device-lost': {
      lost: 'Das Gerät, auf dem die Sprache berechnet wird, ist nicht mehr da ({cause}). Drücken Sie „Abspielen“, um ohne es weiterzulesen.',
    },
    'provider-corrupt': {
      'not-finite':
        'Der Ton dieses Satzes war unbrauchbar (keine Zahlen). Drücken Sie „Abspielen“, um es noch einmal zu versuchen.',
      'wrong-length':
        'Der Ton dieses Satzes war unbrauchbar ({samples} Abtastwerte statt {expected}). Drücken Sie „Abspielen“, um es noch einmal zu versuchen.',
      silent:
        'Der Ton dieses Satzes war unbrauchbar (Stille). Drücken Sie „Abspielen“, um es noch einmal zu versuchen.',
      'too-loud':
        'Der Ton dieses Satzes war unbrauchbar (viel zu laut). Drücken Sie „Abspielen“, um es noch einmal zu versuchen.',
      noise:
        'Der Ton dieses Satzes war unbrauchbar (Rauschen). Drücken Sie „Abspielen“, um es noch einmal zu versuchen.',
    },
    'synthesis-failed': {
      'run-failed':
        'Dieser Satz konnte nicht gesprochen werden. Drücken Sie „Abspielen“, um es noch einmal zu versuchen.',
      'encoding-failed':
        'Der {codec}-Encoder des Browsers hat versagt; es wurde keine Tondatei geschrieben. Versuchen Sie es noch einmal, oder wählen Sie ein anderes Format.',
    },
    'voice-unavailable': {
      unknown: 'Es gibt keine Stimme namens „{voice}“. Wählen Sie eine aus der Liste.',
      'bad-blend':
        'Die Mischung von Stimmen „{voice}“ ist nicht zu haben. Geben Sie zwei bis acht Stimmen eines Modells an, jede mit ihrem Anteil: af_bella(2)+af_sky(1).',
      'bad-style':
        'Die Datei der Stimme „{voice}“ hat {received} Bytes statt {expected}. Wählen Sie eine andere Stimme.',
    },
    'language-unavailable': {
      unsupported:
        'Die Sprache „{language}“ kann noch nicht gesprochen werden. Wählen Sie eine englische Stimme.',
    },
    'invalid-argument': {
      'empty-text':
        'Es gibt nichts vorzulesen. Geben Sie einen Text ein und drücken Sie „Abspielen“.',
      'nothing-speakable':
        'In diesem Text ist nichts, das sich sprechen lässt (nur Zeichen oder Emojis). Fügen Sie ein paar Wörter hinzu und drücken Sie „Abspielen“.',
      'not-onnx': '{file} ist kein ONNX-Modell. Wählen Sie eine Kokoro-Modelldatei im Format ONNX.',
      'model-inputs':
        '{file} passt nicht zu Kokoro: Es fehlt {missing}. Wählen Sie eine Kokoro-Modelldatei.',
      'bad-manifest': 'Das Modellmanifest {file} ist nicht brauchbar: {problem}.',
      'too-many-tokens':
        'Ein Stück von {tokens} Phonemen sollte auf einmal gesprochen werden; das Modell nimmt höchstens {limit}. Teilen Sie den Text.',
      'bad-option': '{option} kann nicht {value} sein: {problem}.',
      'cannot-encode':
        'Dieser Browser kann {codec} nicht codieren und schreibt deshalb keine {format}-Dateien. Wählen Sie {instead}.',
      'file-too-large':
        'Eine WAV-Datei fasst höchstens 24 Stunden Ton. Wählen Sie ein komprimiertes Format, oder exportieren Sie den Text in Teilen.',
      'bad-document':
        'Dieser Text ist kein {type}, wie es sein muss: {problem} (Zeile {line}, Spalte {column}). Berichtigen Sie ihn dort, oder lassen Sie ihn als text/plain lesen.',
      'bad-lexicon': 'Diese Datei mit Aussprachen ist nicht brauchbar: {problem}.',
      'bad-pronunciation': 'Die Aussprache von „{entry}“ ist nicht brauchbar: {problem}.',
      'not-stored':
        'Das Modell „{model}“ ist nicht auf diesem Gerät gespeichert. Wählen Sie eines aus der Liste.',
      'not-an-archive':
        'Diese Datei ist kein Modellarchiv: {problem}. Wählen Sie eine Datei, die aus dieser App exportiert wurde.',
      'bad-archive':
        'Dieses Modellarchiv ist nicht brauchbar: {problem}. Wählen Sie eine Datei, die aus dieser App exportiert wurde.',
    },
    'text-failed': {
      'broke-off':
        'Der Text ist beim Vorlesen abgebrochen ({problem}). Was davon kam, wurde gelesen; rufen Sie ihn noch einmal ab, um den Rest zu hören.',
    },
    'audio-unavailable': {
      'no-audio-context':
        'Dieser Browser bietet auf dieser Seite kein Web Audio an; es kann nichts abgespielt werden. Nehmen Sie einen aktuellen Browser und https.',
      'context-failed':
        'Die Tonausgabe ließ sich nicht öffnen. Prüfen Sie die Toneinstellungen des Geräts und drücken Sie „Abspielen“.',
    },
    'not-allowed': {
      'autoplay-blocked':
        'Der Browser lässt eine Seite erst klingen, wenn Sie sie berührt haben. Drücken Sie „Abspielen“.',
    },
    'worker-lost': {
      crashed:
        'Die Sprachausgabe ist unerwartet stehen geblieben. Drücken Sie „Abspielen“, um sie neu zu starten.',
      hung: 'Die Sprachausgabe hat {seconds} Sekunden lang nicht geantwortet. Drücken Sie „Abspielen“, um sie neu zu starten.',
      'out-of-memory':
        'Für die Sprachausgabe reicht der Speicher nicht. Schließen Sie andere Tabs und drücken Sie „Abspielen“.',
      'not-started':
        'Ein Skript der Sprachausgabe wurde nicht zugelassen. Laden Sie die Seite neu; hilft das nicht, muss der Betreiber dieser Website es in der Content Security Policy erlauben: {policy}.',
    },
    aborted: {
      cancelled: 'Beendet.',
    },
  },

  sources: {
    offline: 'ohne Verbindung nicht zu fragen',
    unreachable: 'nicht erreichbar',
    status: 'hat mit {status} geantwortet',
    interrupted: 'ist nach {received} Bytes abgebrochen',
    'wrong-hash': 'hat eine andere Datei (die Prüfsumme weicht ab)',
    'wrong-length': 'hat {received} Bytes statt {expected}',
    'not-the-file': 'hat stattdessen eine Webseite geschickt',
  },
};
