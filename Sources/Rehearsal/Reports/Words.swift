import Promotion

/// The words of a rehearsal's reports that are the program's own; what the cluster said is quoted as it was said.
struct Words {
    let language: Language
    private let phrases: Phrases

    init(language: Language) {
        self.language = language
        phrases = Phrases(language)
    }

    /// A sentence of a report in the reader's language.
    func said(_ text: String) -> String { phrases.translate(text) }

    /// A time for people: `12.4 s`, `2 min 3 s`.
    func time(_ duration: Duration) -> String {
        pick(duration.forPeople, duration.forPeople.replacing(" min", with: " 分").replacing(" s", with: " 秒"))
    }

    private func pick(_ english: String, _ japanese: String) -> String {
        LocalizedText(english: english, japanese: japanese)[language]
    }

    var rehearsal: String { pick("Rehearsal", "リハーサル") }
    var asIs: String { pick("As it is", "現状のまま") }
    var promoted: String { pick("After promotion", "移行対応後") }
    var ready: String { pick("ready", "準備完了") }
    var notReady: String { pick("not ready", "準備未完了") }
    var held: String { pick("holds", "成立") }
    var didNotHold: String { pick("does not hold", "不成立") }
    func after(_ time: String) -> String { pick("after \(time)", "\(time)後") }
    func observed(_ time: String) -> String { pick("observed for \(time) of virtual time", "仮想時間 \(time) を観測") }
    var routes: String { pick("Ways in", "アプリへの入口") }
    var addresses: String { pick("Addresses", "アドレス") }
    var address: String { pick("Address", "アドレス") }
    var pending: String { pick("no address yet (pending)", "アドレス未割り当て (保留中)") }
    func here(_ url: String) -> String { pick("here: \(url)", "ここでは: \(url)") }
    /// `elb.example.com, port 80`.
    func place(_ address: RunReport.Address) -> String {
        guard let text = address.address else { return pending }
        let numbers = address.ports.map(String.init).joined(separator: ", ")
        guard !address.ports.isEmpty else { return text }
        if address.isNodePort { return pick("\(text), node port \(numbers)", "\(text)、ノードポート \(numbers)") }
        return pick("\(text), port \(numbers)", "\(text)、ポート \(numbers)")
    }
    var exposed: String { pick("Open against the policies", "ポリシーに反して開いている通信") }
    var changes: String { pick("What promotion changed", "移行対応で変えたもの") }
    var openDecisions: String { pick("Left for you to decide", "人が決めること") }
    var notSimulated: String { pick("Not simulated", "シミュレーションしていないもの") }
    var timeline: String { pick("What happened when", "時系列") }
    var warnings: String { pick("The API warned", "API の警告") }
    var object: String { pick("Object", "オブジェクト") }
    var cause: String { pick("Cause", "原因") }
    var reason: String { pick("Reason", "理由") }
    var entry: String { pick("Entry", "入口") }
    var reaches: String { pick("Reaches", "到達先") }
    var why: String { pick("Why", "根拠") }
    var from: String { pick("From", "送信元") }
    var to: String { pick("To", "送信先") }
    var port: String { pick("Port", "ポート") }
    var time: String { pick("Time", "時刻") }
    var because: String { pick("because", "原因") }
    var nothing: String { pick("nothing", "到達せず") }
    var anyPort: String { pick("any", "すべて") }
    func more(_ count: Int) -> String { pick("… and \(count) more", "… ほか \(count) 件") }
    func moreLikeIt(_ count: Int) -> String { pick("and \(count) more like it", "同様の警告がほか \(count) 件") }
    func broughtBy(_ addOns: [String]) -> String {
        pick(
            "brought by the add-on \(addOns.joined(separator: " or ")) (--addon)",
            "アドオン \(addOns.joined(separator: "、")) で追加できます (--addon)")
    }
    var likewise: String { pick("and likewise for the others", "ほかも同様") }
    var withoutIdentity: String { pick("Without an identity in the cloud", "クラウドの ID を得られないワークロード") }
    var identity: String { pick("Identity", "ID") }
    var needsNothing: String { pick("Runs as it is", "そのまま動作") }
    var seed: String { pick("seed", "シード") }
    var allReady: String {
        pick("Every object is accepted and every workload is ready.", "すべてのオブジェクトが受理され、すべてのワークロードが準備完了です。")
    }
    var nothingToPromote: String { pick("Nothing had to change.", "変更は不要でした。") }
}
