import ClusterPlatforms
import KubeObjects
import Testing

@testable import Promotion

extension RuleCase: CustomTestStringConvertible {
    var testDescription: String { rule }
}

@Suite struct RuleTests {
    @Test(arguments: RuleCase.all)
    func firesWhereItShould(_ example: RuleCase) throws {
        let findings = try Make.findings(example.fires, on: example.platform)
        let finding = try #require(
            findings.first { $0.rule == example.rule }, "found only \(findings.map(\.rule)) on \(example.platform)")
        #expect(finding.position != nil)
        for text in [finding.message, finding.action] {
            for language in Language.allCases {
                #expect(!text[language].isEmpty)
                #expect(!text[language].contains(/\{[a-zA-Z]+\}/), "unfilled: \(text[language])")
            }
        }
    }

    @Test(arguments: RuleCase.all)
    func isSilentWhereItShould(_ example: RuleCase) throws {
        let findings = try Make.findings(example.silent, on: example.silentPlatform).filter { $0.rule == example.rule }
        #expect(findings.isEmpty, "\(findings.first?.message.english ?? "")")
    }

    @Test func everyRuleHasDataAndACase() throws {
        let rules = RuleBook.rules.map(\.id)
        #expect(Set(rules).count == rules.count)
        #expect(Set(rules) == Set(try RuleBook.embedded().texts.map(\.id)))
        #expect(Set(rules) == Set(RuleCase.all.map(\.rule)))
    }

    @Test func everyBreakageHasARule() throws {
        let known = Set(try RuleBook.embedded().texts.compactMap(\.breakage))
        #expect(known == Set((1...50).map { $0 < 10 ? "B0\($0)" : "B\($0)" }))
    }

    @Test func dataIsWellFormed() throws {
        let book = try RuleBook.embedded()
        let areas = Set(book.areas.map(\.id))
        for text in book.texts {
            #expect(text.id.contains(/^[a-z0-9]+(-[a-z0-9]+)*$/), "\(text.id)")
            #expect(areas.contains(text.area), "\(text.id): \(text.area)")
            #expect(text.change == .values || text.change == .work, "\(text.id)")
            #expect(!text.facts.isEmpty, "\(text.id) names no fact")
        }
    }

    @Test func factsAreKnownSomewhere() throws {
        let platforms = [
            "kind", "eks+network-policy+aws-load-balancer-controller", "eks-auto", "aks", "aks-automatic",
            "gke+gke-gateway",
            "gke-autopilot",
        ]
        let known = Set(try platforms.flatMap { try Make.platform($0).facts.map(\.path) })
        let book = try RuleBook.embedded()
        let ofRules = book.texts.flatMap { $0.facts + ($0.conditions + $0.conditionsWhenReady).map(\.path) }
        let ofAreas = book.areas.flatMap { area in area.cases.flatMap { $0.facts + $0.conditions.map(\.path) } }
        for path in Set(ofRules + ofAreas).sorted() {
            let parts = path.split(separator: "*")
            let isKnown =
                parts.count == 2
                ? known.contains { $0.hasPrefix(parts[0]) && $0.hasSuffix(parts[1]) } : known.contains(path)
            #expect(isKnown, "no profile holds \(path)")
        }
    }

    @Test func doubtfulFactsAreNoErrors() throws {
        // The resolver of Auto Mode is known from a secondary source only.
        let policy = Objects.policy(
            "policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [{port: 53, protocol: UDP}]}]"
        )
        let findings = try Make.findings(Objects.workload() + policy, on: "eks-auto+network-policy")
        #expect(findings.first { $0.rule == "dns-rule-misses-node-resolver" }?.severity == .warning)
    }

    @Test func addOnsOfTheClusterOfTodayDescribeTheOrigin() throws {
        let autoscaler = Objects.object(
            "autoscaling/v2", "HorizontalPodAutoscaler", "web",
            "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 3}")
        let map = try Make.map(
            Objects.workload() + autoscaler + Objects.gateway(class: "eg"), to: ["eks"],
            addOns: ["metrics-server", "envoy-gateway"])
        let rules = Set(map.findings.map(\.rule))
        #expect(rules.isSuperset(of: ["metrics-server-absent", "gateway-class-absent", "gateway-api-absent"]))
    }

    @Test func whatAPlatformIgnoresIsNeverMerelyInfo() throws {
        let silent = [
            "network-policy-not-enforced", "tls-secret-ignored", "ingress-annotation-ignored",
            "ingress-class-field-ignored",
            "load-balancer-internal", "external-dns-prefix", "health-check-path",
        ]
        for id in silent {
            let text = try #require(RuleBook.shared.text(of: id))
            #expect(text.severity > .info, "\(id)")
        }
    }
}
