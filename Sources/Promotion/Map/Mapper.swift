import AppSources
import ClusterPlatforms
import KubeObjects

/// Finds what changes for an app on other platforms.
public enum Mapper {
    /// What changes for `app`, which runs on `origin`, on each of `targets`.
    ///
    /// `origin` has the add-ons that the app's cluster has; a target the ones that are planned for it. Equal input gives
    /// an equal map. A chart is rendered anew for each target.
    ///
    /// - Throws: an error that names the platform, for a chart that does not render there; never for an app without a chart.
    public static func map(_ app: App, from origin: Platform, to targets: [Platform]) throws -> DifferenceMap {
        DifferenceMap(
            app: PlainText.clean(app.name), from: origin.id,
            targets: try targets.map { target in
                differences(of: try app.rendered(from: origin, planned: target), from: origin, to: target)
            })
    }

    private static func differences(of app: App, from origin: Platform, to target: Platform) -> PlatformDifferences {
        let move = Move(
            app: app, origin: origin, target: target, managed: AddOnPlan.completing(target, for: app))
        let book = RuleBook.shared
        let findings = book.findings(in: move)
        let changed = Set(findings.filter { $0.severity != .info }.map(\.object))
        let unchanged = app.manifests.count { !changed.contains($0.key) }
        let rows = book.areas.map { area in
            AreaRow(
                area, findings: findings.filter { $0.area == area.id }, move: move, unchangedObjects: unchanged)
        }
        return PlatformDifferences(
            platform: target.variant ?? target.id, displayName: target.displayName, areas: rows)
    }
}

extension RuleBook {
    /// What the rules find, in the order of areas and rules; within a rule worst first, then as the manifests are ordered.
    func findings(in move: Move) -> [Finding] {
        Self.rules.flatMap { rule -> [Finding] in
            guard let text = text(of: rule.id), text.applies(to: move) else { return [] }
            let findings = rule.matches(in: move).map { Finding($0, text: text, move: move) }
            return Severity.allCases.reversed().flatMap { severity in findings.filter { $0.severity == severity } }
        }
    }
}

extension Finding {
    /// A match with its rule's texts filled in.
    init(_ match: Match, text: RuleText, move: Move) {
        var values = match.values.mapValues { value in value.mapping { text, _ in PlainText.clean(text) } }
        values["platform"] = values["platform"] ?? LocalizedText(verbatim: move.target.displayName)
        let value = match.manifest.chartValue(of: match.field ?? .root)
        self.init(
            rule: text.id, breakage: text.breakage, area: text.area, severity: match.severity ?? text.severity,
            change: text.change, object: match.manifest.reportKey, field: match.field,
            position: match.field.flatMap { match.manifest.position(of: $0) } ?? match.manifest.position,
            valuesKey: value?.valuesKey, valuesSource: value.flatMap { $0.settings.first?.shown(for: $0) },
            message: text.message.filling(values).tightened(), action: text.action.filling(values).tightened())
    }
}

/// Which add-ons a platform recommends for what an app needs and it lacks.
enum AddOnPlan {
    /// `target` with those add-ons. What cannot be added is left out: the platform then stays as it is in that respect.
    static func completing(_ target: Platform, for app: App) -> Platform {
        let names = needed(by: app, on: target).filter { !target.addOns.contains($0) }
        guard !names.isEmpty else { return target }
        if let complete = try? target.adding(names) { return complete }
        var platform = target
        for name in names {
            platform = (try? platform.adding([name])) ?? platform
        }
        return platform
    }

    private static func needed(by app: App, on target: Platform) -> [String] {
        var names: [String?] = []
        if app.manifests.contains(where: { $0.kind.group == Kind.gateway.group }) { names.append(target.gateway.addOn) }
        if !app.manifests(of: .ingress).isEmpty { names.append(target.ingress.addOn) }
        if !app.manifests(of: .networkPolicy).isEmpty { names.append(target.networkPolicy.addOn) }
        if !app.manifests(of: .autoscaler).isEmpty, !target.system.hasMetricsServer {
            names.append(target.system.metricsAddOn)
        }
        if !Claim.claims(of: app).isEmpty {
            let driver = target.storage.drivers.first
            if let driver, !driver.isInstalled { names.append(driver.addOn) }
        }
        names += target.identity.mechanisms.filter { mechanism in
            !mechanism.isEnabled
                && app.manifests(of: .serviceAccount).contains { account in
                    account.object[.metadata][.annotations].members.contains { member in
                        member.key.text == mechanism.annotation
                            || (mechanism.annotationPrefix.map { member.key.text.hasPrefix($0) } ?? false)
                    }
                }
        }.map(\.addOn)
        return names.compactMap { $0 }
    }
}

extension Manifest {
    /// The key by which reports name the object. A configuration of kind has its name elsewhere, and `kind` by default.
    fileprivate var reportKey: ObjectKey {
        guard key.name.isEmpty else { return key }
        return ObjectKey(kind, name: object[.name].string ?? "kind")
    }
}
