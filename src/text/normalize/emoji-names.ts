/**
 * Short names of the emoji that people use most, in plain words; each name stands before the emoji that bear it.
 * Flags are named by their region and are not here.
 */
const NAMES = `
grinning face:😀|grinning face:😃|grinning face:😄|beaming face:😁|laughing face:😆|face with tears of joy:😂|rolling on the floor laughing:🤣
nervous laugh:😅|slightly smiling face:🙂|upside-down face:🙃|winking face:😉|smiling face:😊|smiling face:☺|smiling face with halo:😇
smiling face with hearts:🥰|heart eyes:😍|star-struck:🤩|face blowing a kiss:😘|kissing face:😗|face savoring food:😋|face with tongue:😛
winking face with tongue:😜|zany face:🤪|money-mouth face:🤑|hugging face:🤗|face with hand over mouth:🤭|shushing face:🤫|thinking face:🤔
zipper-mouth face:🤐|face with raised eyebrow:🤨|neutral face:😐|expressionless face:😑|smirking face:😏|unamused face:😒
face with rolling eyes:🙄|grimacing face:😬|relieved face:😌|pensive face:😔|sleepy face:😪|sleeping face:😴|face with mask:😷
nauseated face:🤢|sneezing face:🤧|hot face:🥵|cold face:🥶|dizzy face:😵|exploding head:🤯|cowboy hat face:🤠|partying face:🥳
smiling face with sunglasses:😎|nerd face:🤓|confused face:😕|worried face:😟|frowning face:☹|surprised face:😮|astonished face:😲
flushed face:😳|pleading face:🥺|fearful face:😨|anxious face:😰|sad but relieved face:😥|crying face:😢|loudly crying face:😭
screaming face:😱|disappointed face:😞|weary face:😩|tired face:😫|yawning face:🥱|huffing face:😤|angry face:😡|angry face:😠
swearing face:🤬|smiling devil:😈|skull:💀|skull and crossbones:☠|pile of poo:💩|clown:🤡|ghost:👻|alien:👽|robot:🤖|melting face:🫠
saluting face:🫡|face holding back tears:🥹|see-no-evil monkey:🙈|hear-no-evil monkey:🙉|speak-no-evil monkey:🙊
red heart:❤|orange heart:🧡|yellow heart:💛|green heart:💚|blue heart:💙|purple heart:💜|black heart:🖤|white heart:🤍|brown heart:🤎
broken heart:💔|two hearts:💕|sparkling heart:💖|growing heart:💗|beating heart:💓|heart with arrow:💘|heart suit:♥|kiss mark:💋
hundred points:💯|anger:💢|collision:💥|dizzy:💫|sweat drops:💦|dash:💨|speech balloon:💬|thought balloon:💭|zzz:💤
waving hand:👋|raised hand:✋|vulcan salute:🖖|okay hand:👌|pinched fingers:🤌|victory hand:✌|crossed fingers:🤞|love-you gesture:🤟
sign of the horns:🤘|call me hand:🤙|pointing left:👈|pointing right:👉|pointing up:👆|pointing down:👇|pointing up:☝|thumbs up:👍
thumbs down:👎|raised fist:✊|oncoming fist:👊|clapping hands:👏|raising hands:🙌|heart hands:🫶|open hands:👐|handshake:🤝
folded hands:🙏|writing hand:✍|nail polish:💅|selfie:🤳|flexed biceps:💪|ear:👂|brain:🧠|eyes:👀|eye:👁|tongue:👅|mouth:👄
baby:👶|boy:👦|girl:👧|person:🧑|man:👨|woman:👩|old man:👴|old woman:👵|person shrugging:🤷|person facepalming:🤦
person raising hand:🙋|person bowing:🙇|police officer:👮|detective:🕵|ninja:🥷|santa claus:🎅|superhero:🦸|mage:🧙|fairy:🧚|vampire:🧛
zombie:🧟|person walking:🚶|person running:🏃|woman dancing:💃|man dancing:🕺|family:👪|couple with heart:💑|footprints:👣
dog face:🐶|cat face:🐱|mouse face:🐭|rabbit face:🐰|fox:🦊|bear:🐻|panda:🐼|koala:🐨|tiger face:🐯|lion:🦁|cow face:🐮|pig face:🐷
frog:🐸|monkey face:🐵|monkey:🐒|chicken:🐔|penguin:🐧|bird:🐦|baby chick:🐤|duck:🦆|eagle:🦅|owl:🦉|wolf:🐺|horse face:🐴|unicorn:🦄
honeybee:🐝|bug:🐛|butterfly:🦋|snail:🐌|lady beetle:🐞|ant:🐜|spider:🕷|turtle:🐢|snake:🐍|octopus:🐙|fish:🐟|dolphin:🐬|whale:🐳
shark:🦈|crocodile:🐊|elephant:🐘|dog:🐕|cat:🐈|paw prints:🐾|dragon:🐉|bouquet:💐|cherry blossom:🌸|rose:🌹|hibiscus:🌺|sunflower:🌻
tulip:🌷|seedling:🌱|evergreen tree:🌲|tree:🌳|palm tree:🌴|cactus:🌵|herb:🌿|four leaf clover:🍀|maple leaf:🍁|fallen leaf:🍂|mushroom:🍄
grapes:🍇|melon:🍈|watermelon:🍉|lemon:🍋|banana:🍌|pineapple:🍍|mango:🥭|apple:🍎|green apple:🍏|pear:🍐|peach:🍑|cherries:🍒|strawberry:🍓
tomato:🍅|coconut:🥥|avocado:🥑|eggplant:🍆|potato:🥔|carrot:🥕|corn:🌽|hot pepper:🌶|bread:🍞|croissant:🥐|cheese:🧀|bacon:🥓|hamburger:🍔
french fries:🍟|pizza:🍕|hot dog:🌭|sandwich:🥪|taco:🌮|egg:🥚|cooking:🍳|salad:🥗|popcorn:🍿|rice:🍚|spaghetti:🍝|sushi:🍣|ice cream:🍦
doughnut:🍩|cookie:🍪|birthday cake:🎂|cake:🍰|cupcake:🧁|chocolate:🍫|candy:🍬|honey:🍯|milk:🥛|coffee:☕|tea:🍵|champagne:🍾|wine glass:🍷
cocktail:🍸|beer:🍺|clinking beer mugs:🍻|clinking glasses:🥂|fork and knife:🍴
globe:🌍|globe:🌎|globe:🌏|world map:🗺|mountain:⛰|volcano:🌋|beach:🏖|desert island:🏝|house:🏠|office building:🏢|hospital:🏥|bank:🏦|hotel:🏨
school:🏫|factory:🏭|castle:🏰|church:⛪|tent:⛺|city:🌆|bridge:🌉|train:🚆|metro:🚇|bus:🚌|ambulance:🚑|fire engine:🚒|police car:🚓|taxi:🚕
car:🚗|car:🚙|truck:🚚|tractor:🚜|motorcycle:🏍|bicycle:🚲|police light:🚨|traffic light:🚦|construction:🚧|anchor:⚓|sailboat:⛵|ship:🚢
airplane:✈|helicopter:🚁|rocket:🚀|flying saucer:🛸|hourglass:⌛|hourglass:⏳|watch:⌚|alarm clock:⏰|stopwatch:⏱|crescent moon:🌙
full moon:🌕|sun:☀|sun with face:🌞|star:⭐|glowing star:🌟|shooting star:🌠|cloud:☁|sun behind cloud:⛅|rain:🌧|lightning:⚡|rainbow:🌈
umbrella:☂|umbrella:☔|snowflake:❄|snowman:⛄|fire:🔥|droplet:💧|wave:🌊|tornado:🌪
jack-o-lantern:🎃|christmas tree:🎄|fireworks:🎆|sparkler:🎇|sparkles:✨|balloon:🎈|party popper:🎉|confetti ball:🎊|ribbon:🎀|gift:🎁
ticket:🎫|trophy:🏆|medal:🏅|gold medal:🥇|silver medal:🥈|bronze medal:🥉|soccer ball:⚽|baseball:⚾|basketball:🏀|football:🏈|tennis:🎾
bowling:🎳|golf:⛳|fishing pole:🎣|boxing glove:🥊|bullseye:🎯|video game:🎮|joystick:🕹|dice:🎲|puzzle piece:🧩|chess pawn:♟|artist palette:🎨
theater masks:🎭|glasses:👓|sunglasses:🕶|necktie:👔|t-shirt:👕|jeans:👖|dress:👗|shoe:👟|high-heeled shoe:👠|crown:👑|top hat:🎩
graduation cap:🎓|lipstick:💄|ring:💍|gem:💎|megaphone:📣|loudspeaker:📢|bell:🔔|musical note:🎵|musical notes:🎶|microphone:🎤|microphone:🎙
headphones:🎧|radio:📻|guitar:🎸|piano:🎹|trumpet:🎺|violin:🎻|drum:🥁|mobile phone:📱|telephone:☎|telephone:📞|battery:🔋|laptop:💻|computer:🖥
printer:🖨|keyboard:⌨|floppy disk:💾|disc:💿|camera:📷|camera:📸|video camera:📹|movie camera:🎥|television:📺|magnifying glass:🔍|light bulb:💡
flashlight:🔦|book:📖|books:📚|notebook:📓|page:📄|newspaper:📰|bookmark:🔖|money bag:💰|dollar banknote:💵|money with wings:💸|credit card:💳
chart increasing:📈|chart decreasing:📉|bar chart:📊|envelope:✉|email:📧|inbox:📥|outbox:📤|package:📦|mailbox:📫|pencil:✏|memo:📝|briefcase:💼
file folder:📁|calendar:📅|pushpin:📌|round pushpin:📍|paperclip:📎|ruler:📏|scissors:✂|trash can:🗑|lock:🔒|unlocked:🔓|key:🔑|hammer:🔨|axe:🪓
gun:🔫|bow and arrow:🏹|shield:🛡|wrench:🔧|gear:⚙|link:🔗|magnet:🧲|test tube:🧪|microscope:🔬|telescope:🔭|syringe:💉|pill:💊|door:🚪|bed:🛏
toilet:🚽|shower:🚿|soap:🧼|cigarette:🚬|coffin:⚰|warning:⚠|no entry:⛔|prohibited:🚫|radioactive:☢|biohazard:☣|up arrow:⬆|right arrow:➡
down arrow:⬇|left arrow:⬅|recycling symbol:♻|check mark:✔|check mark:✅|check box:☑|cross mark:❌|cross mark:❎|plus:➕|minus:➖|infinity:♾
question mark:❓|exclamation mark:❗|double exclamation mark:‼|red circle:🔴|orange circle:🟠|yellow circle:🟡|green circle:🟢|blue circle:🔵
purple circle:🟣|black circle:⚫|white circle:⚪|black square:⬛|white square:⬜|new button:🆕|okay button:🆗|cool button:🆒|free button:🆓|s o s button:🆘
play button:▶|pause button:⏸|stop button:⏹|muted speaker:🔇|speaker:🔊|peace symbol:☮|yin yang:☯|cross:✝|star of david:✡
black flag:🏴|white flag:🏳|chequered flag:🏁|rainbow flag:🏳‍🌈|pirate flag:🏴‍☠|technologist:🧑‍💻|technologist:👨‍💻|technologist:👩‍💻
heart on fire:❤‍🔥|mending heart:❤‍🩹`;

/** Name by emoji, without variation selectors and skin tones. */
export const EMOJI_NAMES: ReadonlyMap<string, string> = new Map(
  NAMES.trim()
    .split(/[|\n]/)
    .map((entry): [string, string] => {
      const at = entry.lastIndexOf(':');
      return [entry.slice(at + 1), entry.slice(0, at)];
    }),
);
