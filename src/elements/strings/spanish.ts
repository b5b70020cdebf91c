import type { SpeakStrings } from './speak-strings';

/** Español. */
export const SPANISH: SpeakStrings = {
  player: 'Leer en voz alta',

  play: 'Reproducir',
  pause: 'Pausar',
  stop: 'Detener',
  previousSentence: 'Frase anterior',
  nextSentence: 'Frase siguiente',
  previousParagraph: 'Párrafo anterior',
  nextParagraph: 'Párrafo siguiente',
  mute: 'Silenciar',
  unmute: 'Activar el sonido',
  retry: 'Reintentar',
  dismiss: 'Cerrar',
  message: 'Mensaje',

  place: 'Posición en el texto',
  timeHeard: 'Tiempo escuchado',
  speed: 'Velocidad',
  volume: 'Volumen',
  voice: 'Voz',
  sleepTimer: 'Temporizador',
  sleepOff: 'Desactivado',
  sleepSentence: 'Después de esta frase',
  sleepParagraph: 'Después de este párrafo',
  sleepChapter: 'Después de este capítulo',
  preparingVoice: 'Preparando la voz',

  idle: 'Listo',
  preparing: 'Preparando…',
  playing: 'Leyendo',
  buffering: 'Preparando la frase siguiente…',
  paused: 'En pausa',
  ended: 'Lectura terminada',
  stopped: 'Detenido',
  failed: 'No se ha podido leer',

  stagePreparing: 'Preparando',
  stageEngine: 'Iniciando el motor de voz',
  stageChecking: 'Comprobando la voz',
  stageSession: 'Configurando la voz',
  stageTrying: 'Probando la voz',
  stageDownloading: 'Descargando la voz',
  stageLoading: 'Cargando la voz desde este dispositivo',
  stageAhead: 'Preparando sonido por adelantado',

  underWay: '{stage}…',
  partOf: '{part} de {whole}',
  seconds: '{number} s',
  timeOf: '{time} de {duration}',
  timeOfAbout: '{time} de unos {duration}',
  sentenceOf: 'frase {number} de {count}',
  sentence: 'frase {number}',

  muted: 'Sonido silenciado',
  audible: 'Sonido activado',
  speedIs: 'Velocidad {speed}',
  volumeIs: 'Volumen {volume}',

  onThisDevice: 'en este dispositivo',
  draftVoice: 'Voz de borrador',
  draftMedium: 'Borrador, media',
  draftLow: 'Borrador, grave',
  draftHigh: 'Borrador, aguda',
  female: 'femenina',
  male: 'masculina',
  meanwhile: 'Mientras tanto lee {voice}.',
  theDraftVoice: 'la voz de borrador',
  systemVoice: '{voice} (sistema)',

  failures: {
    network: {
      offline:
        'No hay conexión y la voz todavía no está guardada en este dispositivo. Conéctese una vez para descargarla; después funciona sin red.',
      unreachable: 'No se ha podido acceder a {host}. Compruebe la conexión y pulse «Reintentar».',
      status:
        '{host} ha respondido {status} al pedir {file}. Espere un momento y pulse «Reintentar».',
      interrupted:
        'La descarga de {file} se ha interrumpido tras {received} bytes. Pulse «Reintentar».',
      'no-source':
        'Ninguna fuente tenía {file}: {sources}. Compruebe la conexión y pulse «Reintentar», o utilice otra fuente.',
    },
    integrity: {
      'wrong-hash':
        '{file} de {host} no es el archivo publicado (su suma de comprobación es distinta), así que se ha descartado. Pulse «Reintentar» o utilice otra fuente.',
      'wrong-length':
        '{file} de {host} tiene {received} bytes en lugar de {expected}, así que se ha descartado. Pulse «Reintentar» o utilice otra fuente.',
      'not-the-file':
        '{host} ha enviado una página web en lugar de {file}: quizá la página de acceso a la red. Abra cualquier sitio para iniciar sesión y pulse después «Reintentar».',
      'no-source':
        'Ninguna fuente tenía {file} tal como se publicó: {sources}. Pulse «Reintentar» o utilice otra fuente.',
      'damaged-file':
        '{file}, de este archivo de modelo, está dañado (su suma de comprobación es distinta), así que no se ha conservado nada. Copie el archivo otra vez o exporte de nuevo el modelo.',
      'damaged-archive':
        'Este archivo de modelo está dañado: {problem}. No se ha conservado nada. Copie el archivo otra vez o exporte de nuevo el modelo.',
    },
    quota: {
      'storage-full':
        'En este dispositivo no queda espacio para guardar la voz. Ahora lee, pero la próxima vez habrá que descargarla de nuevo. Libere espacio para conservarla.',
      'no-room':
        'En este dispositivo no queda espacio suficiente para el modelo. Libere espacio o elimine otro modelo, y vuelva a intentarlo.',
      'export-full':
        'En este dispositivo no queda espacio suficiente para el archivo de sonido, así que no se ha conservado nada. Libere espacio o elija Opus, que ocupa la octava parte que WAV, y vuelva a intentarlo.',
    },
    'storage-unavailable': {
      'no-database':
        'Este navegador no permite que la página guarde archivos (quizá sea el modo privado). La voz funciona, pero se descarga de nuevo en cada visita.',
      'no-files':
        'Este navegador no permite que la página escriba un archivo de sonido (quizá sea el modo privado). Utilice una ventana que no sea privada, o una versión actual de Chrome, Edge, Firefox o Safari.',
      'write-failed':
        'No se ha podido escribir el archivo de sonido ({problem}), así que no se ha conservado nada. Elija otro lugar y vuelva a intentarlo.',
    },
    'provider-unavailable': {
      'no-webgpu':
        'Se ha pedido WebGPU, pero este navegador no ofrece ningún adaptador gráfico utilizable. Elija «auto» o «wasm».',
      'no-webnn':
        'Se ha pedido WebNN, pero este navegador no ofrece ningún dispositivo para ello o lo tiene desactivado. Elija «auto» o «wasm».',
      'runtime-failed':
        'El motor de voz ({bundle}) no se ha podido iniciar en este navegador. Recargue la página o pruebe con otro navegador.',
      'session-failed':
        'No se ha podido preparar el modelo en {provider}. Cierre otras pestañas para liberar memoria y pulse «Reproducir», o elija otro modelo.',
    },
    'device-lost': {
      lost: 'El dispositivo que calcula la voz ha dejado de estar disponible ({cause}). Pulse «Reproducir» para seguir sin él.',
    },
    'provider-corrupt': {
      'not-finite':
        'El sonido de esta frase no servía (no eran números). Pulse «Reproducir» para intentarlo de nuevo.',
      'wrong-length':
        'El sonido de esta frase no servía ({samples} muestras en lugar de {expected}). Pulse «Reproducir» para intentarlo de nuevo.',
      silent:
        'El sonido de esta frase no servía (silencio). Pulse «Reproducir» para intentarlo de nuevo.',
      'too-loud':
        'El sonido de esta frase no servía (demasiado fuerte). Pulse «Reproducir» para intentarlo de nuevo.',
      noise:
        'El sonido de esta frase no servía (ruido). Pulse «Reproducir» para intentarlo de nuevo.',
    },
    'synthesis-failed': {
      'run-failed':
        'No se ha podido sintetizar esta frase. Pulse «Reproducir» para intentarlo de nuevo.',
      'encoding-failed':
        'El codificador de {codec} del navegador ha fallado, así que no se ha creado ningún archivo de sonido. Inténtelo de nuevo o elija otro formato.',
    },
    'voice-unavailable': {
      unknown: 'No hay ninguna voz llamada «{voice}». Elija una de la lista.',
      'bad-blend':
        'La mezcla de voces «{voice}» no está disponible. Indique de dos a ocho voces de un mismo modelo, cada una con su parte: af_bella(2)+af_sky(1).',
      'bad-style':
        'El archivo de la voz «{voice}» tiene {received} bytes en lugar de {expected}. Elija otra voz.',
    },
    'language-unavailable': {
      unsupported: 'El idioma «{language}» todavía no se puede leer. Elija una voz inglesa.',
    },
    'invalid-argument': {
      'empty-text': 'No hay nada que leer. Escriba un texto y pulse «Reproducir».',
      'nothing-speakable':
        'En este texto no hay nada que se pueda pronunciar (solo símbolos o emojis). Añada algunas palabras y pulse «Reproducir».',
      'not-onnx':
        '{file} no es un modelo ONNX. Elija un archivo de modelo de Kokoro en formato ONNX.',
      'model-inputs':
        '{file} no es compatible con Kokoro: le falta {missing}. Elija un archivo de modelo de Kokoro.',
      'bad-manifest': 'El manifiesto del modelo en {file} no se puede usar: {problem}.',
      'too-many-tokens':
        'Se iba a pronunciar de una vez un fragmento de {tokens} fonemas; el modelo admite {limit} como máximo. Divida el texto.',
      'bad-option': '{option} no puede ser {value}: {problem}.',
      'cannot-encode':
        'Este navegador no puede codificar {codec}, así que no crea archivos {format}. Elija {instead}.',
      'file-too-large':
        'Un archivo WAV no puede contener más de 24 horas de sonido. Elija un formato comprimido o exporte el texto por partes.',
      'bad-document':
        'Este texto no es {type} como debería: {problem} (línea {line}, columna {column}). Corríjalo ahí o haga que se lea como text/plain.',
      'bad-lexicon': 'Este archivo de pronunciaciones no se puede usar: {problem}.',
      'bad-pronunciation': 'La pronunciación de «{entry}» no se puede usar: {problem}.',
      'not-stored':
        'El modelo «{model}» no está guardado en este dispositivo. Elija uno de la lista.',
      'not-an-archive':
        'Este archivo no contiene un modelo: {problem}. Elija un archivo exportado desde esta aplicación.',
      'bad-archive':
        'Este archivo de modelo no se puede usar: {problem}. Elija un archivo exportado desde esta aplicación.',
    },
    'text-failed': {
      'broke-off':
        'El texto se ha interrumpido durante la lectura ({problem}). Se ha leído lo que llegó; pídalo de nuevo para escuchar el resto.',
    },
    'audio-unavailable': {
      'no-audio-context':
        'Este navegador no ofrece Web Audio en esta página, así que no se puede reproducir nada. Utilice un navegador actual y https.',
      'context-failed':
        'No se ha podido abrir la salida de sonido. Compruebe los ajustes de sonido del dispositivo y pulse «Reproducir».',
    },
    'not-allowed': {
      'autoplay-blocked':
        'El navegador solo permite que una página suene después de tocarla. Pulse «Reproducir».',
    },
    'worker-lost': {
      crashed:
        'El motor de voz se ha detenido de forma inesperada. Pulse «Reproducir» para iniciarlo de nuevo.',
      hung: 'El motor de voz no ha respondido durante {seconds} segundos. Pulse «Reproducir» para iniciarlo de nuevo.',
      'out-of-memory':
        'No hay memoria suficiente para el motor de voz. Cierre otras pestañas y pulse «Reproducir».',
      'not-started':
        'No se ha admitido un script del motor de voz. Vuelva a cargar la página; si no sirve, el responsable de este sitio tiene que permitirlo en la política de seguridad de contenidos: {policy}.',
    },
    aborted: {
      cancelled: 'Detenido.',
    },
  },

  sources: {
    offline: 'no se puede consultar sin conexión',
    unreachable: 'no se ha podido acceder',
    status: 'ha respondido {status}',
    interrupted: 'se ha interrumpido tras {received} bytes',
    'wrong-hash': 'tiene otro archivo (su suma de comprobación es distinta)',
    'wrong-length': 'tiene {received} bytes en lugar de {expected}',
    'not-the-file': 'ha enviado una página web en su lugar',
  },
};
