"""How a name in Japanese script goes on, where no space tells words apart."""

from __future__ import annotations

import re

from dyads.text.openings import Opening

_PEOPLE_AND_GOODS = Opening(r"人(?![権物口工材員民道])|製(?!鉄|薬)|産(?!業)|系|籍|軍(?!事)|側?国籍|兵")
_OTHER_WORD = Opening(
    r"併合|(?:夏|標準)?時間|標準時|戦争|動乱|統監府|総督府|大使館|総領事館|領事館|語|(?:共同)?宣言|裁判(?![所官長])|名(?=[:：は「])|酒|食|茶|髪|刀|画|式|史|学|橋|洋|海(?!軍|上|洋)|列島|半島|脳炎|シリーズ|アルプス|新聞|電力|銀行|航空|放送|鉄道|旅客|大学|協会|学会|財団|テレビ|通信社|"
    r"製鉄|郵便|郵政|生命|地方|自動車道|料理|医師会|相撲|記者クラブ|共産党|維新|経済新聞|ハム|たばこ|赤十字|学術会議|サッカー|オリンピック|五輪|市|町|村|区|駅|港|空港|湾|"
    r"·(?:[ァ-ヺー]+·)*(?:サービス|タイムズ|ポスト|ニュース|トゥデイ|エアラインズ?|モーターズ?|グループ|リーグ|カップ|オープン)"
)
_BODY = re.compile(
    r"[一-鿿ァ-ヺーA-Z]{0,10}?(?:協会|機構|連盟|学会|公社|株式会社|組合|銀行|大学|研究所|研究院|財団|総連|放送|新聞|鉄道|航空|電力|製鉄|プロ野球|リーグ|医師会|経済団体連合会|協議会|委員会|審議会)|"
    r"(?!国会|議会|社会|都会)[一-鿿]{2,8}(?<!国)(?<!議)(?<!社)会(?![談議見合員場社長期])"
)
_TITLES = Opening(
    r"·?(?:前|元|新|次期|現)?(?:米|韓国|日本|中国)?(?:大統領|首相|総理大臣|総理|国家主席|主席|総書記|委員長|国務委員長|外務大臣|外務相|外相|国務長官|国防長官|長官|防衛大臣|防衛相|国防相|"
    r"経済産業相|経産相|財務相|法相|官房長官|大臣|[一-鿿]{1,4}相|大使|公使|議員|代表|総裁|幹事長|議長|局長|次官補|次官|副大臣|報道官|室長|補佐官|知事|市長|教授|"
    r"特別代表|事務総長|事務局長|社長|会長|理事長|院長|氏|さん|様|政権|内閣|夫人|陛下)"
)
_BORDER = Opening(r"国[交境]")
_STATE_WORD = Opening(  # 米|国防総省, but 中国|防空識別圏
    r"国(?:務(?!め)|防(?:総省|省|長官|[副次]長?官|相|部|費|予算|当局|高官|政策|戦略|情報|権限|副?大臣)|家(?:安全|安保|情報)|土安全|際開発|立公文書)"
)
_PEOPLE_OF = Opening(r"国[民内土旗籍債王家]")
_NAMED_AFTER = Opening(  # 金日成総合大学, but 朴槿恵・世宗大学教授 teaches there
    r"(?:\([^()]{1,14}\)|\))?[一-鿿]{0,8}(?:大学(?!院?(?:の|名誉|特任|客員|准)*(?:教授|講師|学長|総長))|高校|記念館|財団|賞|勲章|空港|文庫)"
)
_LONGER_BODY = re.compile(
    r"(?<=国会)議員|議長|長官|長(?![期い官])|庁|大臣|相(?![手互談次続])|担当相|省令|機(?:爆破|撃墜|墜落|爆発|乗っ取り|ハイジャック)|デジタル|"
    r"[一-鿿ァ-ヺー]{0,14}(?:委員会|学校|大学|研究所|対策本部|協議会|議員連盟)"
)


def is_han(character: str) -> bool:
    return "一" <= character <= "鿿" or character in "々〆"


def is_katakana(character: str) -> bool:
    return "ァ" <= character <= "ヺ" or character == "ー"


def begins_with_state(text: str, place: int) -> bool:
    """Say whether a word stands there whose 国 is no state's: 国務省, 国防総省."""
    return _STATE_WORD.match(text, place) is not None


def goes_on_as(text: str, end: int, kind: str) -> str | None:
    """Return as what a form in Han or kana goes on at `end`: name, adjective, or None where it is part of another word."""
    if end < len(text) and is_katakana(text[end - 1]) and is_katakana(text[end]):
        return None
    if kind == "state":
        return _state_goes_on_as(text, end)
    is_longer = (kind == "person" and _NAMED_AFTER.match(text, end)) or (
        kind == "organisation" and _LONGER_BODY.match(text, end)
    )
    return None if is_longer else "name"


def _state_goes_on_as(text: str, end: int) -> str | None:
    if _PEOPLE_OF.match(text, end - 1) and is_han(text[max(0, end - 3)]):
        return None  # 日本|国民
    if text[end - 2] in "米韓英独仏豪露印" and begins_with_state(text, end - 1):
        return None  # 米|国務省, 英|国防省
    if _BORDER.match(text, end - 1) and text[max(0, end - 3)] in "日韓米中朝露台":
        return None  # 日中|国交
    if _PEOPLE_AND_GOODS.match(text, end):
        return "adjective"
    return None if _OTHER_WORD.match(text, end) or _BODY.match(text, end) else "name"


def adjective_end(text: str, end: int) -> int:
    """Return where the suffix ends that makes a state's name at `end` an adjective: 日本|人."""
    suffix = _PEOPLE_AND_GOODS.match(text, end)
    return suffix.end() if suffix else end


def title_after(text: str, end: int) -> str | None:
    """Return the title that stands behind a name in Japanese script."""
    found = _TITLES.match(text, end)
    return found.group().lstrip("·前元新現") if found else None
