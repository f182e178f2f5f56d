import KubeObjects

/// The words of ``PlatformReport`` in a language.
struct ReportWords {
    private let isJapanese: Bool

    init(_ language: PlatformReport.Language) {
        isJapanese = language == .japanese
    }

    private func say(_ english: String, _ japanese: String) -> String { isJapanese ? japanese : english }

    var name: String { say("NAME", "名前") }
    var platform: String { say("PLATFORM", "プラットフォーム") }
    var nodes: String { say("NODES", "ノード") }
    var policies: String { say("NETWORK POLICY", "NetworkPolicy") }
    var facts: String { say("FACTS", "事実の数") }
    var enforced: String { say("enforced", "強制される") }
    var ignored: String { say("ignored", "無視される") }
    var variants: String { say("Variants", "バリアント") }
    var installed: String { say("Add-ons installed", "導入済みアドオン") }
    var addOns: String { say("Add-ons", "アドオン") }
    var sources: String { say("Sources", "出典") }
    var needs: String { say("needs", "前提") }
    var since: String { say("since", "適用開始:") }
    var unverified: String { say("not verified", "未確認") }

    func researched(_ platform: Platform) -> String {
        say(
            "\(platform.facts.count) facts, read on \(platform.researchedAt)",
            "事実 \(platform.facts.count) 件 (\(platform.researchedAt) 調べ)")
    }

    func value(of fact: Fact) -> Value { isJapanese ? fact.japanese ?? fact.value : fact.value }

    func requirements(of offer: AddOn.Offer) -> [String] {
        isJapanese ? offer.requirementsJapanese : offer.requirements
    }

    func summary(of addOn: AddOn) -> String { say(addOn.summary, addOn.summaryJapanese) }

    func availability(_ availability: AddOn.Availability) -> String {
        switch availability {
        case .builtIn: say("built in", "標準で有効")
        case .installable: say("can be installed", "導入可能")
        case .impossible: say("cannot be had", "利用不可")
        }
    }

    func rank(_ kind: String) -> String {
        guard isJapanese else { return kind.replacing("-", with: " ") }
        return Self.ranks[kind] ?? kind
    }

    func title(of section: String) -> String {
        guard let title = Self.titles[section] else { return section }
        return say(title.english, title.japanese)
    }

    private static let ranks = [
        "official-docs": "公式文書", "source-code": "ソースコード", "official-report": "公式レポート", "issue": "Issue",
        "secondary": "二次資料", "own-knowledge": "一般知識",
    ]

    private static let titles: [String: (english: String, japanese: String)] = [
        "kubernetes": ("Kubernetes versions", "Kubernetes のバージョン"),
        "nodes": ("Nodes", "ノード"),
        "storage": ("Storage", "ストレージ"),
        "loadBalancer": ("Load balancers", "ロードバランサー"),
        "ingress": ("Ingress", "Ingress"),
        "gateway": ("Gateway API", "Gateway API"),
        "network": ("Network and DNS", "ネットワークと DNS"),
        "networkPolicy": ("NetworkPolicy", "NetworkPolicy"),
        "identity": ("Identity", "ID とアクセス"),
        "registry": ("Images and registry", "イメージとレジストリ"),
        "admission": ("Admission", "アドミッション"),
        "system": ("What already runs", "標準で動いているもの"),
        "observability": ("Monitoring and logs", "監視とログ"),
        "tls": ("TLS", "TLS"),
        "externalDNS": ("External DNS", "外部 DNS"),
        "controlPlane": ("Control plane", "コントロールプレーン"),
        "incidents": ("Incidents", "障害対応"),
    ]
}
