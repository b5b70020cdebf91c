import type { SpeakStrings } from './speak-strings';

/** 日本語. */
export const JAPANESE: SpeakStrings = {
  player: '読み上げ',

  play: '再生',
  pause: '一時停止',
  stop: '停止',
  previousSentence: '前の文',
  nextSentence: '次の文',
  previousParagraph: '前の段落',
  nextParagraph: '次の段落',
  mute: 'ミュート',
  unmute: 'ミュート解除',
  retry: '再試行',
  dismiss: '閉じる',
  message: 'メッセージ',

  place: '文章内の位置',
  timeHeard: '再生時間',
  speed: '速度',
  volume: '音量',
  voice: '声',
  sleepTimer: 'スリープタイマー',
  sleepOff: 'オフ',
  sleepSentence: 'この文の後',
  sleepParagraph: 'この段落の後',
  sleepChapter: 'この章の後',
  preparingVoice: '音声を準備しています',

  idle: '準備完了',
  preparing: '準備しています…',
  playing: '読み上げ中',
  buffering: '次の文を準備しています…',
  paused: '一時停止中',
  ended: '読み終わりました',
  stopped: '停止しました',
  failed: '読み上げられませんでした',

  stagePreparing: '準備中',
  stageEngine: '音声エンジンを起動中',
  stageChecking: '音声を確認中',
  stageSession: '音声を設定中',
  stageTrying: '音声を試行中',
  stageDownloading: '音声をダウンロード中',
  stageLoading: 'この端末から音声を読み込み中',
  stageAhead: '音声を先に作成中',

  underWay: '{stage}…',
  partOf: '{part} / {whole}',
  seconds: '{number} 秒',
  timeOf: '{duration}中{time}',
  timeOfAbout: '約{duration}中{time}',
  sentenceOf: '{count}文中{number}文目',
  sentence: '{number}文目',

  muted: 'ミュートしました',
  audible: 'ミュートを解除しました',
  speedIs: '速度 {speed}',
  volumeIs: '音量 {volume}',

  onThisDevice: 'この端末内',
  draftVoice: 'ドラフト音声',
  draftMedium: 'ドラフト（中）',
  draftLow: 'ドラフト（低）',
  draftHigh: 'ドラフト（高）',
  female: '女性',
  male: '男性',
  meanwhile: 'その間は{voice}で読み上げます。',
  theDraftVoice: 'ドラフト音声',
  systemVoice: '{voice}（システム）',

  failures: {
    network: {
      offline:
        'オフラインで、音声はまだこの端末に保存されていません。一度接続してダウンロードすれば、その後はネットワークなしで使えます。',
      unreachable: '{host} に接続できませんでした。接続を確認して「再試行」を押してください。',
      status:
        '{file} の要求に {host} が {status} を返しました。しばらく待ってから「再試行」を押してください。',
      interrupted:
        '{file} のダウンロードが {received} バイトで途切れました。「再試行」を押してください。',
      'no-source':
        'どの取得元からも {file} を取得できませんでした（{sources}）。接続を確認して「再試行」を押すか、別の取得元を使ってください。',
    },
    integrity: {
      'wrong-hash':
        '{host} の {file} は公開されているファイルと異なる（チェックサムが一致しない）ため、破棄しました。「再試行」を押すか、別の取得元を使ってください。',
      'wrong-length':
        '{host} の {file} は {expected} バイトではなく {received} バイトのため、破棄しました。「再試行」を押すか、別の取得元を使ってください。',
      'not-the-file':
        '{host} から {file} ではなくウェブページが返されました。ネットワークのログインページかもしれません。任意のサイトを開いてログインしてから、「再試行」を押してください。',
      'no-source':
        'どの取得元にも公開どおりの {file} がありませんでした（{sources}）。「再試行」を押すか、別の取得元を使ってください。',
      'damaged-file':
        'このモデルアーカイブの {file} は壊れている（チェックサムが一致しない）ため、何も取り込みませんでした。アーカイブをコピーし直すか、モデルをもう一度書き出してください。',
      'damaged-archive':
        'このモデルアーカイブは壊れています（{problem}）。何も取り込みませんでした。アーカイブをコピーし直すか、モデルをもう一度書き出してください。',
    },
    quota: {
      'storage-full':
        'この端末には音声を保存する空きがありません。今回は読み上げますが、次回はもう一度ダウンロードが必要です。保存するには空き容量を増やしてください。',
      'no-room':
        'この端末にはモデルを保存する空きが足りません。空き容量を増やすか、ほかのモデルを削除して、もう一度お試しください。',
      'export-full':
        'この端末には音声ファイルを保存する空きが足りないため、何も保存しませんでした。空き容量を増やすか、WAV の 8 分の 1 の容量で済む Opus を選んで、もう一度お試しください。',
    },
    'storage-unavailable': {
      'no-database':
        'このブラウザーでは、ページがファイルを保存できません（プライベートモードかもしれません）。読み上げはできますが、訪れるたびに音声をダウンロードします。',
      'no-files':
        'このブラウザーでは、ページが音声ファイルを書き出せません（プライベートモードかもしれません）。プライベートではないウィンドウか、最新の Chrome、Edge、Firefox、Safari を使ってください。',
      'write-failed':
        '音声ファイルを書き込めなかったため（{problem}）、何も保存しませんでした。別の場所を選んで、もう一度お試しください。',
    },
    'provider-unavailable': {
      'no-webgpu':
        'WebGPU が指定されましたが、このブラウザーには使用できるグラフィックアダプターがありません。「auto」か「wasm」を選んでください。',
      'no-webnn':
        'WebNN が指定されましたが、このブラウザーには対応するデバイスがないか、無効になっています。「auto」か「wasm」を選んでください。',
      'runtime-failed':
        'このブラウザーでは音声エンジン（{bundle}）を起動できませんでした。ページを再読み込みするか、別のブラウザーをお試しください。',
      'session-failed':
        '{provider} でモデルを準備できませんでした。ほかのタブを閉じてメモリを空けてから「再生」を押すか、別のモデルを選んでください。',
    },
    'device-lost': {
      lost: '音声を計算するデバイスが使えなくなりました（{cause}）。それを使わずに続けるには「再生」を押してください。',
    },
    'provider-corrupt': {
      'not-finite':
        'この文の音声は使えないものでした（数値ではありません）。もう一度試すには「再生」を押してください。',
      'wrong-length':
        'この文の音声は使えないものでした（{expected} サンプルのはずが {samples} サンプル）。もう一度試すには「再生」を押してください。',
      silent:
        'この文の音声は使えないものでした（無音）。もう一度試すには「再生」を押してください。',
      'too-loud':
        'この文の音声は使えないものでした（音が大きすぎます）。もう一度試すには「再生」を押してください。',
      noise: 'この文の音声は使えないものでした（雑音）。もう一度試すには「再生」を押してください。',
    },
    'synthesis-failed': {
      'run-failed': 'この文を合成できませんでした。もう一度試すには「再生」を押してください。',
      'encoding-failed':
        'ブラウザーの {codec} エンコーダーが失敗したため、音声ファイルを作成しませんでした。もう一度試すか、別の形式を選んでください。',
    },
    'voice-unavailable': {
      unknown: '「{voice}」という声はありません。一覧から選んでください。',
      'bad-blend':
        '声の組み合わせ「{voice}」は使えません。同じモデルの声を 2 つから 8 つ、それぞれの割合とともに書いてください（例：af_bella(2)+af_sky(1)）。',
      'bad-style':
        '声「{voice}」のファイルが {expected} バイトではなく {received} バイトです。別の声を選んでください。',
    },
    'language-unavailable': {
      unsupported: '言語「{language}」はまだ読み上げられません。英語の声を選んでください。',
    },
    'invalid-argument': {
      'empty-text': '読み上げるものがありません。文章を入力して「再生」を押してください。',
      'nothing-speakable':
        'この文章には読み上げられるものがありません（記号や絵文字だけです）。言葉を加えて「再生」を押してください。',
      'not-onnx':
        '{file} は ONNX モデルではありません。ONNX 形式の Kokoro のモデルファイルを選んでください。',
      'model-inputs':
        '{file} は Kokoro に対応していません（{missing} がありません）。Kokoro のモデルファイルを選んでください。',
      'bad-manifest': '{file} のモデルマニフェストは使えません（{problem}）。',
      'too-many-tokens':
        '{tokens} 音素の部分を一度に読み上げようとしましたが、モデルが扱えるのは {limit} までです。文章を分けてください。',
      'bad-option': '{option} に {value} は指定できません（{problem}）。',
      'cannot-encode':
        'このブラウザーは {codec} をエンコードできないため、{format} ファイルを書き出せません。{instead} を選んでください。',
      'file-too-large':
        'WAV ファイルに収められる音声は 24 時間までです。圧縮形式を選ぶか、文章を分けて書き出してください。',
      'bad-document':
        'この文章は正しい {type} ではありません（{line} 行 {column} 列：{problem}）。そこを直すか、text/plain として読み上げてください。',
      'bad-lexicon': 'この発音ファイルは使えません（{problem}）。',
      'bad-pronunciation': '「{entry}」の発音は使えません（{problem}）。',
      'not-stored': 'モデル「{model}」はこの端末に保存されていません。一覧から選んでください。',
      'not-an-archive':
        'このファイルはモデルアーカイブではありません（{problem}）。このアプリから書き出したファイルを選んでください。',
      'bad-archive':
        'このモデルアーカイブは使えません（{problem}）。このアプリから書き出したファイルを選んでください。',
    },
    'text-failed': {
      'broke-off':
        '読み上げの途中で文章が途切れました（{problem}）。届いたところまでは読み上げました。続きを聞くには、もう一度取得してください。',
    },
    'audio-unavailable': {
      'no-audio-context':
        'このブラウザーでは、このページで Web Audio を使えないため、再生できません。最新のブラウザーと https を使ってください。',
      'context-failed':
        '音声出力を開けませんでした。端末の音声設定を確認して「再生」を押してください。',
    },
    'not-allowed': {
      'autoplay-blocked':
        'ブラウザーの設定により、ページに触れるまで音を出せません。「再生」を押してください。',
    },
    'worker-lost': {
      crashed: '音声エンジンが予期せず停止しました。もう一度起動するには「再生」を押してください。',
      hung: '音声エンジンが {seconds} 秒間応答しませんでした。もう一度起動するには「再生」を押してください。',
      'out-of-memory':
        '音声エンジンに必要なメモリが足りません。ほかのタブを閉じて「再生」を押してください。',
      'not-started':
        '音声エンジンのスクリプトが許可されませんでした。ページを再読み込みしてください。それでも直らない場合は、サイトの管理者がコンテンツセキュリティポリシーで許可する必要があります: {policy}。',
    },
    aborted: {
      cancelled: '停止しました。',
    },
  },

  sources: {
    offline: '接続がないため問い合わせできません',
    unreachable: '接続できませんでした',
    status: '{status} を返しました',
    interrupted: '{received} バイトで途切れました',
    'wrong-hash': '別のファイルです（チェックサムが一致しません）',
    'wrong-length': '{expected} バイトではなく {received} バイトです',
    'not-the-file': '代わりにウェブページが返されました',
  },
};
