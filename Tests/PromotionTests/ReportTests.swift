import KubeObjects
import Testing

@testable import Promotion

@Suite struct ReportTests {
    private static let app =
        Objects.workload(image: "shop-api:dev") + Objects.policy("policyTypes: [Ingress]")
        + Objects.database(class: "standard", path: "/var/lib/postgresql/data") + Objects.gateway(class: "eg")
        + Objects.route(path: "/api") + Objects.service()
        + Objects.object("v1", "Secret", "keys", "stringData: {password: hunter2-and-10.96.0.10}")
        + Objects.workload(
            "Deployment", "api",
            container: "env: [{name: TOKEN, value: \"hunter2 at 10.96.0.10\"}], args: [\"--key=hunter2\"]")

    private static func map(_ platforms: [String] = ["eks", "gke-autopilot"]) throws -> DifferenceMap {
        try Make.map(app, to: platforms)
    }

    @Test func everyAreaHasARowInOrder() throws {
        let expected = [
            "kubectl", "manifests", "namespaces-rbac", "network-policy", "security-context", "autoscaling-disruption",
            "probes",
            "helm-chart", "incident-flow", "cluster-build", "node-management", "load-balancer", "storage-class", "iam",
            "monitoring", "logs", "ci-cd", "tls", "dns", "images-registry", "capacity-quotas", "zones-scheduling",
            "admission-limits",
        ]
        let map = try Self.map(["eks", "aks", "gke", "gke-autopilot"])
        for target in map.targets {
            #expect(target.areas.map(\.area) == expected)
            for row in target.areas {
                for language in Language.allCases {
                    #expect(
                        !row.summary[language].isEmpty && !row.platformDoes[language].isEmpty,
                        "\(target.platform) \(row.area)")
                    for text in [row.summary, row.platformDoes, row.action, row.present] {
                        #expect(!text[language].contains(/\{[a-z][A-Za-z.-]*\}/), "\(row.area): \(text[language])")
                    }
                }
                if row.verdict == .values || row.verdict == .work { #expect(!row.action.isEmpty, "\(row.area)") }
            }
        }
    }

    @Test func verdictsComeFromTheAppAndTheFacts() throws {
        let eks = try #require(try Self.map(["eks"]).targets.first)
        func verdict(_ area: String) -> Verdict? { eks.areas.first { $0.area == area }?.verdict }
        #expect(verdict("network-policy") == .work)
        #expect(verdict("storage-class") == .work)
        #expect(verdict("images-registry") == .values)
        #expect(verdict("manifests") == .values)
        #expect(verdict("helm-chart") == .unchanged)
        let autopilot = try #require(try Self.map(["gke-autopilot"]).targets.first)
        #expect(autopilot.areas.first { $0.area == "monitoring" }?.verdict == .platform)
        let plain = try #require(try Make.map(Objects.configuration("nothing"), to: ["eks"]).targets.first)
        #expect(plain.areas.first { $0.area == "network-policy" }?.verdict == .unchanged)
        #expect(plain.areas.first { $0.area == "storage-class" }?.verdict == .unchanged)
    }

    @Test func jsonKeepsTheContract() throws {
        let text = MapReport.render(try Self.map(), format: .json)
        let value = try JSONReader.value(text, file: "map.json")
        #expect(value["from"].string == "kind")
        #expect(value["targets"].elements.map { $0["platform"].string } == ["eks", "gke-autopilot"])
        let areas = value["targets"][0]["areas"].elements
        let storage = try #require(areas.first { $0["area"].string == "storage-class" })
        #expect(storage["verdict"].string == "work")
        #expect(storage["summary"].string?.isEmpty == false)
        let finding = try #require(storage["findings"].elements.first { $0["rule"].string == "storage-class-missing" })
        #expect(finding["breakage"].string == "B06")
        #expect(finding["severity"].string == "error")
        #expect(finding["object"].string == "StatefulSet/shop/db")
        #expect(finding["field"].string == "spec.volumeClaimTemplates[0].spec.storageClassName")
        #expect(finding["source"]["file"].string == "-")
        #expect((finding["source"]["line"].integer ?? 0) > 0 && (finding["source"]["column"].integer ?? 0) > 0)
        #expect(finding["message"].string?.contains("standard") == true)
        #expect(finding["action"].string?.isEmpty == false)
    }

    @Test func sarifNamesRulesAndPlaces() throws {
        let map = try Self.map()
        let log = try JSONReader.value(MapReport.render(map, format: .sarif), file: "map.sarif")
        #expect(log["version"].string == "2.1.0")
        let run = log["runs"][0]
        let rules = run["tool"]["driver"]["rules"].elements
        let results = run["results"].elements
        #expect(results.count == map.findings.count)
        for rule in rules {
            #expect(rule["shortDescription"]["text"].string?.isEmpty == false)
            #expect(rule["help"]["text"].string?.isEmpty == false)
        }
        for result in results {
            let index = try #require(result["ruleIndex"].integer)
            #expect(rules[index]["id"] == result["ruleId"])
            #expect(["error", "warning", "note"].contains(result["level"].string))
            #expect((result["locations"][0]["physicalLocation"]["region"]["startLine"].integer ?? 0) > 0)
        }
        #expect(SARIFReport.uri(of: "/x/y.yaml", from: "/x") == "y.yaml")
        #expect(SARIFReport.uri(of: "./y.yaml", from: "/x") == "y.yaml")
        #expect(SARIFReport.uri(of: "/xy/z.yaml", from: "/x") == "file:///xy/z.yaml")
        #expect(SARIFReport.uri(of: "a b/ü.yaml") == "a%20b/%C3%BC.yaml")
        #expect(SARIFReport.uri(of: "/x/y.yaml") == "file:///x/y.yaml")
    }

    /// What GitHub asks of a file beyond the standard.
    @Test(arguments: Language.allCases)
    func sarifIsFitForCodeScanning(_ language: Language) throws {
        let log = try JSONReader.value(
            MapReport.render(try Self.map(["eks", "aks", "gke"]), format: .sarif, language: language), file: "map.sarif"
        )
        #expect(log["$schema"].string?.hasSuffix("sarif-2.1.0.json") == true)
        let run = log["runs"][0]
        let rules = run["tool"]["driver"]["rules"].elements
        let ids = rules.map { $0["id"].string ?? "" }
        #expect(Set(ids).count == ids.count && !ids.contains(""))
        for rule in rules {
            #expect((rule["shortDescription"]["text"].string ?? "").count <= 1_024)
            #expect(rule["help"]["markdown"].string?.contains(/\{[a-zA-Z]+\}/) == false)
        }
        var fingerprints: Set<String> = []
        for result in run["results"].elements {
            #expect(ids.contains(result["ruleId"].string ?? ""))
            #expect(result[.message]["text"].string?.isEmpty == false)
            let location = result["locations"][0]["physicalLocation"]
            let uri = try #require(location["artifactLocation"]["uri"].string)
            #expect(!uri.isEmpty && !uri.hasPrefix("/") && !uri.contains("://") && !uri.contains(" "))
            #expect((location["region"]["startLine"].integer ?? 0) >= 1)
            #expect((location["region"]["startColumn"].integer ?? 0) >= 1)
            let fingerprint = try #require(result["partialFingerprints"]["primaryLocationLineHash"].string)
            #expect(fingerprint.contains(/^[0-9a-f]{16}:1$/))
            #expect(fingerprints.insert(fingerprint).inserted, "\(result["partialFingerprints"])")
        }
    }

    @Test(arguments: Language.allCases, [80, 120])
    func theTableSaysWhatTheAppHas(_ language: Language, _ width: Int) throws {
        let map = try Self.map(["eks"])
        let text = MapReport.render(map, format: .table, language: language, width: width)
        #expect(text.contains(ReportWords(language: language).inThisApp))
        let storage = try #require(map.targets[0].areas.first { $0.area == "storage-class" })
        let first = try #require(storage.present[language].split(separator: " ").first)
        #expect(text.contains(first))
    }

    @Test(arguments: Language.allCases, [60, 80, 100, 120, 140])
    func tableStaysInsideTheTerminal(_ language: Language, _ width: Int) throws {
        let text = MapReport.render(try Self.map(), format: .table, language: language, width: width)
        for line in text.split(separator: "\n") where !line.contains("spec.") {
            #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
        }
        #expect(!text.contains("\u{1B}"))
        #expect(
            MapReport.render(try Self.map(), format: .table, language: language, width: width, color: true).contains(
                "\u{1B}["))
    }

    @Test func secretsAreNeverShown() throws {
        let map = try Self.map()
        for format in MapFormat.allCases {
            for language in Language.allCases {
                #expect(!MapReport.render(map, format: format, language: language).contains("hunter2"), "\(format)")
            }
        }
    }

    @Test func equalInputGivesEqualBytes() throws {
        for format in MapFormat.allCases {
            let first = MapReport.render(try Self.map(), format: format, language: .japanese)
            #expect(first == MapReport.render(try Self.map(), format: format, language: .japanese))
            #expect(first.hasSuffix("\n"))
        }
    }

    @Test func hostileNamesCannotSteerTheReader() throws {
        let name = "<script>alert(1)</script>|\u{1B}[31m"
        var map = try Make.map(Objects.workload(image: "shop-api:dev"), to: ["eks"])
        map.app = name
        for index in map.targets[0].areas.indices {
            for finding in map.targets[0].areas[index].findings.indices {
                map.targets[0].areas[index].findings[finding].object = ObjectKey(
                    .deployment, namespace: "shop", name: name)
            }
        }
        #expect(!MapReport.render(map, format: .table).contains("\u{1B}"))
        #expect(!MapReport.render(map, format: .html).contains("<script>"))
        #expect(
            !MapReport.render(map, format: .html).contains("http://")
                && !MapReport.render(map, format: .html).contains("https://"))
    }

    @Test func failOnComparesWithTheWorstFinding() throws {
        let map = try Self.map()
        #expect(map.worstSeverity == .error)
        #expect(map.exitCode(failOn: nil) == 0)
        #expect(Severity.allCases.map { map.exitCode(failOn: $0) } == [1, 1, 1])
        let calm = try Make.map(Objects.workload(image: "nginx:latest"), to: ["eks"])
        #expect(calm.worstSeverity == .info)
        #expect(Severity.allCases.map { calm.exitCode(failOn: $0) } == [1, 0, 0])
    }

    @Test func markdownKeepsItsTables() throws {
        let text = MapReport.render(try Self.map(["eks"]), format: .markdown)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
        // A head, a rule and a row for each area.
        #expect(rows.count == 25)
        for row in rows {
            #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 6, "\(row)")
        }
    }
}
