import type { SpeakStrings } from './speak-strings';

/** Français. Before high punctuation and inside of guillemets stands a space that does not break. */
export const FRENCH: SpeakStrings = {
  player: 'Lecture à voix haute',

  play: 'Lire',
  pause: 'Pause',
  stop: 'Arrêter',
  previousSentence: 'Phrase précédente',
  nextSentence: 'Phrase suivante',
  previousParagraph: 'Paragraphe précédent',
  nextParagraph: 'Paragraphe suivant',
  mute: 'Couper le son',
  unmute: 'Rétablir le son',
  retry: 'Réessayer',
  dismiss: 'Fermer',
  message: 'Message',

  place: 'Position dans le texte',
  timeHeard: 'Temps écoulé',
  speed: 'Vitesse',
  volume: 'Volume',
  voice: 'Voix',
  sleepTimer: 'Minuteur de veille',
  sleepOff: 'Désactivé',
  sleepSentence: 'Après cette phrase',
  sleepParagraph: 'Après ce paragraphe',
  sleepChapter: 'Après ce chapitre',
  preparingVoice: 'Préparation de la voix',

  idle: 'Prêt',
  preparing: 'Préparation…',
  playing: 'Lecture en cours',
  buffering: 'Préparation de la phrase suivante…',
  paused: 'En pause',
  ended: 'Lecture terminée',
  stopped: 'Arrêté',
  failed: 'Lecture impossible',

  stagePreparing: 'Préparation',
  stageEngine: 'Démarrage du moteur vocal',
  stageChecking: 'Vérification de la voix',
  stageSession: 'Mise en place de la voix',
  stageTrying: 'Essai de la voix',
  stageDownloading: 'Téléchargement de la voix',
  stageLoading: 'Chargement de la voix depuis cet appareil',
  stageAhead: 'Préparation du son à l’avance',

  underWay: '{stage}…',
  partOf: '{part} sur {whole}',
  seconds: '{number} s',
  timeOf: '{time} sur {duration}',
  timeOfAbout: '{time} sur environ {duration}',
  sentenceOf: 'phrase {number} sur {count}',
  sentence: 'phrase {number}',

  muted: 'Son coupé',
  audible: 'Son rétabli',
  speedIs: 'Vitesse {speed}',
  volumeIs: 'Volume {volume}',

  onThisDevice: 'sur cet appareil',
  draftVoice: 'Voix d’essai',
  draftMedium: 'Essai, moyenne',
  draftLow: 'Essai, grave',
  draftHigh: 'Essai, aiguë',
  female: 'féminine',
  male: 'masculine',
  meanwhile: 'En attendant, {voice} lit le texte.',
  theDraftVoice: 'la voix d’essai',
  systemVoice: '{voice} (système)',

  failures: {
    network: {
      offline:
        'Vous êtes hors ligne et la voix n’est pas encore enregistrée sur cet appareil. Connectez-vous une fois pour la télécharger ; ensuite, elle fonctionne sans réseau.',
      unreachable: '{host} est injoignable. Vérifiez la connexion et appuyez sur « Réessayer ».',
      status:
        '{host} a répondu {status} pour {file}. Patientez un instant et appuyez sur « Réessayer ».',
      interrupted:
        'Le téléchargement de {file} s’est interrompu après {received} octets. Appuyez sur « Réessayer ».',
      'no-source':
        'Aucune source n’avait {file} : {sources}. Vérifiez la connexion et appuyez sur « Réessayer », ou utilisez une autre source.',
    },
    integrity: {
      'wrong-hash':
        '{file} de {host} n’est pas le fichier publié (sa somme de contrôle diffère) ; il a donc été rejeté. Appuyez sur « Réessayer », ou utilisez une autre source.',
      'wrong-length':
        '{file} de {host} compte {received} octets au lieu de {expected} ; il a donc été rejeté. Appuyez sur « Réessayer », ou utilisez une autre source.',
      'not-the-file':
        '{host} a envoyé une page web au lieu de {file} : peut-être la page de connexion du réseau. Ouvrez un site quelconque pour vous identifier, puis appuyez sur « Réessayer ».',
      'no-source':
        'Aucune source n’avait {file} tel que publié : {sources}. Appuyez sur « Réessayer », ou utilisez une autre source.',
      'damaged-file':
        '{file}, dans cette archive de modèle, est endommagé (sa somme de contrôle diffère) ; rien de l’archive n’a donc été conservé. Copiez de nouveau l’archive, ou exportez encore une fois le modèle.',
      'damaged-archive':
        'Cette archive de modèle est endommagée : {problem}. Rien n’en a été conservé. Copiez de nouveau l’archive, ou exportez encore une fois le modèle.',
    },
    quota: {
      'storage-full':
        'Il n’y a plus de place sur cet appareil pour garder la voix. Elle lit maintenant, mais devra être téléchargée de nouveau la prochaine fois. Libérez de l’espace pour la garder.',
      'no-room':
        'Il n’y a pas assez de place sur cet appareil pour le modèle. Libérez de l’espace, ou supprimez un autre modèle, puis réessayez.',
      'export-full':
        'Il n’y a pas assez de place sur cet appareil pour le fichier audio ; rien n’en a donc été conservé. Libérez de l’espace, ou choisissez Opus, qui prend huit fois moins de place que WAV, puis réessayez.',
    },
    'storage-unavailable': {
      'no-database':
        'Ce navigateur ne laisse pas la page enregistrer de fichiers (navigation privée, peut-être). La lecture fonctionne, mais la voix est téléchargée de nouveau à chaque visite.',
      'no-files':
        'Ce navigateur ne laisse pas la page écrire de fichier audio (navigation privée, peut-être). Utilisez une fenêtre qui n’est pas privée, ou une version actuelle de Chrome, Edge, Firefox ou Safari.',
      'write-failed':
        'Le fichier audio n’a pas pu être écrit ({problem}) ; rien n’en a donc été conservé. Choisissez un autre emplacement et réessayez.',
    },
    'provider-unavailable': {
      'no-webgpu':
        'WebGPU a été demandé, mais ce navigateur n’offre aucun adaptateur graphique utilisable. Choisissez « auto » ou « wasm ».',
      'no-webnn':
        'WebNN a été demandé, mais ce navigateur n’offre aucun appareil pour cela, ou l’a désactivé. Choisissez « auto » ou « wasm ».',
      'runtime-failed':
        'Le moteur vocal ({bundle}) n’a pas pu démarrer dans ce navigateur. Rechargez la page, ou essayez un autre navigateur.',
      'session-failed':
        'Le modèle n’a pas pu être préparé sur {provider}. Fermez d’autres onglets pour libérer de la mémoire et appuyez sur « Lire », ou choisissez un autre modèle.',
    },
    'device-lost': {
      lost: 'Le composant qui calcule la voix n’est plus disponible ({cause}). Appuyez sur « Lire » pour continuer sans lui.',
    },
    'provider-corrupt': {
      'not-finite':
        'Le son de cette phrase était inutilisable (pas des nombres). Appuyez sur « Lire » pour réessayer.',
      'wrong-length':
        'Le son de cette phrase était inutilisable ({samples} échantillons au lieu de {expected}). Appuyez sur « Lire » pour réessayer.',
      silent:
        'Le son de cette phrase était inutilisable (silence). Appuyez sur « Lire » pour réessayer.',
      'too-loud':
        'Le son de cette phrase était inutilisable (beaucoup trop fort). Appuyez sur « Lire » pour réessayer.',
      noise:
        'Le son de cette phrase était inutilisable (bruit). Appuyez sur « Lire » pour réessayer.',
    },
    'synthesis-failed': {
      'run-failed':
        'Cette phrase n’a pas pu être synthétisée. Appuyez sur « Lire » pour réessayer.',
      'encoding-failed':
        'L’encodeur {codec} du navigateur a échoué ; aucun fichier audio n’a donc été créé. Réessayez, ou choisissez un autre format.',
    },
    'voice-unavailable': {
      unknown: 'Aucune voix ne s’appelle « {voice} ». Choisissez-en une dans la liste.',
      'bad-blend':
        'Le mélange de voix « {voice} » est impossible. Indiquez de deux à huit voix d’un même modèle, chacune avec sa part : af_bella(2)+af_sky(1).',
      'bad-style':
        'Le fichier de la voix « {voice} » compte {received} octets au lieu de {expected}. Choisissez une autre voix.',
    },
    'language-unavailable': {
      unsupported:
        'La langue « {language} » ne peut pas encore être lue. Choisissez une voix anglaise.',
    },
    'invalid-argument': {
      'empty-text': 'Il n’y a rien à lire. Saisissez un texte et appuyez sur « Lire ».',
      'nothing-speakable':
        'Ce texte ne contient rien qui puisse être prononcé (seulement des symboles ou des émojis). Ajoutez quelques mots et appuyez sur « Lire ».',
      'not-onnx':
        '{file} n’est pas un modèle ONNX. Choisissez un fichier de modèle Kokoro au format ONNX.',
      'model-inputs':
        '{file} n’est pas compatible avec Kokoro : il manque {missing}. Choisissez un fichier de modèle Kokoro.',
      'bad-manifest': 'Le manifeste du modèle à l’adresse {file} est inutilisable : {problem}.',
      'too-many-tokens':
        'Un passage de {tokens} phonèmes devait être prononcé d’un coup ; le modèle en accepte au plus {limit}. Divisez le texte.',
      'bad-option': '{option} ne peut pas être {value} : {problem}.',
      'cannot-encode':
        'Ce navigateur ne sait pas encoder en {codec} ; il n’écrit donc pas de fichiers {format}. Choisissez {instead}.',
      'file-too-large':
        'Un fichier WAV ne peut pas contenir plus de 24 heures de son. Choisissez un format compressé, ou exportez le texte en plusieurs parties.',
      'bad-document':
        'Ce texte n’est pas du {type} valable : {problem} (ligne {line}, colonne {column}). Corrigez-le à cet endroit, ou faites-le lire comme text/plain.',
      'bad-lexicon': 'Ce fichier de prononciations est inutilisable : {problem}.',
      'bad-pronunciation': 'La prononciation de « {entry} » est inutilisable : {problem}.',
      'not-stored':
        'Le modèle « {model} » n’est pas enregistré sur cet appareil. Choisissez-en un dans la liste.',
      'not-an-archive':
        'Ce fichier n’est pas une archive de modèle : {problem}. Choisissez un fichier exporté depuis cette application.',
      'bad-archive':
        'Cette archive de modèle est inutilisable : {problem}. Choisissez un fichier exporté depuis cette application.',
    },
    'text-failed': {
      'broke-off':
        'Le texte s’est interrompu pendant la lecture ({problem}). Ce qui en est arrivé a été lu ; redemandez-le pour entendre la suite.',
    },
    'audio-unavailable': {
      'no-audio-context':
        'Ce navigateur n’offre pas Web Audio sur cette page ; rien ne peut donc être lu. Utilisez un navigateur récent et https.',
      'context-failed':
        'La sortie audio n’a pas pu être ouverte. Vérifiez les réglages du son de l’appareil et appuyez sur « Lire ».',
    },
    'not-allowed': {
      'autoplay-blocked':
        'Le navigateur ne laisse une page émettre du son qu’après un geste de votre part. Appuyez sur « Lire ».',
    },
    'worker-lost': {
      crashed:
        'Le moteur vocal s’est arrêté de façon inattendue. Appuyez sur « Lire » pour le redémarrer.',
      hung: 'Le moteur vocal n’a pas répondu pendant {seconds} secondes. Appuyez sur « Lire » pour le redémarrer.',
      'out-of-memory':
        'Il n’y a pas assez de mémoire pour le moteur vocal. Fermez d’autres onglets et appuyez sur « Lire ».',
      'not-started':
        'Un script du moteur vocal n’a pas été admis. Rechargez la page ; si cela ne suffit pas, le responsable de ce site doit l’autoriser dans la politique de sécurité du contenu : {policy}.',
    },
    aborted: {
      cancelled: 'Arrêté.',
    },
  },

  sources: {
    offline: 'ne peut pas être interrogé sans connexion',
    unreachable: 'injoignable',
    status: 'a répondu {status}',
    interrupted: 's’est interrompu après {received} octets',
    'wrong-hash': 'a un autre fichier (sa somme de contrôle diffère)',
    'wrong-length': 'a {received} octets au lieu de {expected}',
    'not-the-file': 'a envoyé une page web à la place',
  },
};
