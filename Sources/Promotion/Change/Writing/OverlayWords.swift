import KubeObjects

/// The words of the written files.
struct OverlayWords {
    private let isJapanese: Bool

    init(_ language: Language) { isJapanese = language == .japanese }

    func say(_ english: String, _ japanese: String) -> String { isJapanese ? japanese : english }

    /// What stands at the top of the kustomization.
    func head(_ change: PromotionChange) -> [String] {
        [
            say(
                "\(change.app) on \(change.platformName), made from what runs on \(change.origin) by slipway promote.",
                "\(change.origin) で動く \(change.app) を \(change.platformName) 向けにしたもの（slipway promote が作成）。"),
            say(
                "Each patch says what it answers; what the cluster needs first is in PREREQUISITES.md.",
                "各パッチには対応する指摘を記しています。クラスターに先に必要なものは PREREQUISITES.md にあります。"),
        ]
    }

    var standIn: String {
        say(
            "Nobody has named the registry yet: this one cannot exist. Give --registry, or put yours here.",
            "レジストリが未指定のため、存在しない名前です。--registry を指定するか、ここを書き換えてください。")
    }

    func title(_ change: PromotionChange) -> String {
        say(
            "What \(change.app) needs on \(change.platformName)", "\(change.platformName) で \(change.app) に必要なもの")
    }

    var before: String { say("Before you apply", "適用の前に") }
    var nothingBefore: String { say("Nothing: the cluster has what the app needs.", "なし。必要なものはクラスターにそろっています。") }
    var needs: String { say("It needs:", "前提:") }
    var answersWord: String { say("For", "対象") }
    var decisions: String { say("What you still have to decide", "決める必要があること") }
    var noDecisions: String { say("Nothing.", "なし。") }
    var flag: String { say("flag", "フラグ") }
    var byHand: String { say("by hand", "手作業") }
    var what: String { say("what", "内容") }
    var why: String { say("why", "理由") }
    var until: String { say("until then", "それまでの値") }
    var objects: String { say("objects", "オブジェクト") }
    var example: String { say("such as", "例") }
    var changes: String { say("What changes", "変更内容") }
    var noChanges: String { say("Nothing: the manifests go as they are.", "なし。マニフェストはそのまま使えます。") }
    var apply: String { say("Then apply", "適用") }
    var brackets: String {
        say(
            "Values in `<angle brackets>` are yours to fill in; try commands on a cluster that may break first.",
            "`<山括弧>` の値は埋めてください。コマンドはまず壊れてもよいクラスターで試してください。")
    }
    func count(_ change: PromotionChange) -> String {
        let changes = change.summary.count
        let needs = change.prerequisites.count
        let open = change.openDecisions.count
        return say(
            "\(change.app) on \(change.platformName): \(changes) changes, \(needs) prerequisites, \(open) open decisions",
            "\(change.platformName) の \(change.app): 変更 \(changes) 件、前提 \(needs) 件、未決定 \(open) 件")
    }

    func action(_ action: PromotionWriter.Outcome.Action) -> String {
        switch action {
        case .written: say("written", "作成")
        case .unchanged: say("unchanged", "変更なし")
        case .kept: say("kept, as you edited it", "編集を維持")
        case .removed: say("removed", "削除")
        }
    }

    func next(_ folder: String) -> String {
        say(
            "Next: read \(folder)/PREREQUISITES.md, then kubectl apply -k \(folder)",
            "次に: \(folder)/PREREQUISITES.md を読み、kubectl apply -k \(folder)")
    }

    func more(_ count: Int) -> String { say("and \(count) more", "ほか \(count) 件") }
}
