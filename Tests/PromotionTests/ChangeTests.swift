import AppSources
import ClusterPlatforms
import KubeObjects
import Testing

@testable import Promotion

/// What promotion changes, and that nothing but a person's decisions is left then.
@Suite struct ChangeTests {
    @Test(arguments: ChangeExamples.platforms)
    func noErrorIsLeftOnThePlatform(_ platform: String) throws {
        for (name, app, origin) in try ChangeExamples.all() {
            let target = try Make.platform(platform)
            let change = try Promoter.change(for: app, from: origin, to: target)
            let ready = try target.adding(change.assumedAddOns)
            let map = try Mapper.map(change.promotedApp(app), from: origin, to: [ready])
            let errors = map.findings.filter { $0.severity == .error }
            #expect(errors.map { "\($0.rule) \($0.object)" } == [], "\(name) on \(platform)")
            #expect(change.remaining.filter { $0.severity == .error }.isEmpty)
        }
    }

    @Test func everyRuleIsSilentAfterwardsOrSaysWhatIsLeft() throws {
        for example in RuleCase.all {
            let app = try Make.app(example.fires)
            let target = try Make.platform(example.platform)
            let change = try Promoter.change(for: app, from: try Platform.named("kind"), to: target)
            let isLeft = change.remaining.contains { $0.rule == example.rule && $0.severity >= .warning }
            let isSaid =
                change.openDecisions.contains { $0.rules.contains(example.rule) }
                || change.prerequisites.contains { $0.answers.contains { $0.rule == example.rule } }
            #expect(!isLeft || isSaid, "\(example.rule) on \(example.platform)")
        }
    }

    @Test(arguments: ["eks", "aks", "gke", "gke-autopilot"])
    func whatIsToStayInsideGetsInternalLoadBalancers(_ platform: String) throws {
        var choices = PromotionChoices()
        choices.exposure = .internal
        let balancer = Objects.service(type: "LoadBalancer")
        for service in [balancer, Objects.service(type: "NodePort", port: "port: 80, nodePort: 30080")] {
            let app = try Make.app(Objects.workload() + service)
            let target = try Make.platform(platform)
            let change = try Promoter.change(
                for: app, from: try Platform.named("kind"), to: target, choices: choices)
            let service = try #require(change.promotedApp(app).manifests(of: .service).first)
            let wanted = try #require(target.loadBalancer.schemeAnnotations[.internal])
            for member in wanted.members {
                #expect(service.object[.metadata][.annotations][member.key] == member.value)
            }
        }
    }

    @Test(arguments: ["ko://github.com/shop/api/cmd/server", "$IMAGE", "{{ .Values.image }}", "shop//api:1"])
    func aPlaceholderIsNoImageToPush(_ image: String) throws {
        let app = try Make.app(Objects.workload(image: image))
        let change = try Promoter.change(for: app, from: try Platform.named("kind"), to: try Make.platform("eks"))
        #expect(change.images.isEmpty)
    }

    /// Rules that only a person can answer, because the app itself has to change or to be chosen anew.
    private static let byHand: Set<String> = [
        "policy-egress-service-mismatch", "policy-custom-resource", "policy-ip-block-in-cluster",
        "standalone-pod-policy", "policy-start-gap", "volume-zone-bound", "volume-node-affinity-missing",
        "volume-shared-by-replicas", "host-path-data", "extra-mounts",
        "volume-size-untested", "certificate-feeds-nothing", "ingress-annotation-ignored", "host-port-entry",
        "port-mapping", "route-kind-unsupported", "route-feature-unsupported", "route-protocols-mixed",
        "address-read-as-ip", "address-in-host-name", "image-tag-mutable", "image-architecture",
        "node-architecture-absent", "single-replica-data", "spot-grace-period", "ephemeral-storage-unbounded",
        "safeguard-selector-shared", "cluster-address-written", "api-version-not-served", "custom-resource-absent",
        "feature-gate",
    ]

    @Test func everyRuleHasARemedyOrIsAPersons() throws {
        let book = try RemedyBook.embedded()
        let rules = Set(RuleBook.shared.texts.map(\.id))
        #expect(Set(book.rules).subtracting(rules).isEmpty)
        #expect(rules.subtracting(book.rules) == Self.byHand)
    }

    @Test func databaseGetsAClassAndADirectoryItCanUse() throws {
        let change = try ChangeExamples.change(ChangeExamples.shop, to: "eks")
        let objects = change.promotedObjects(of: try Make.app(ChangeExamples.shop))
        let claim = objects.first { $0[.kind].string == "PersistentVolumeClaim" } ?? .null
        #expect(claim[.spec][.storageClassName] == "gp3")
        let storageClass = objects.first { $0[.kind].string == "StorageClass" } ?? .null
        #expect(storageClass.objectName == "gp3")
        #expect(storageClass[.provisioner] == "ebs.csi.aws.com")
        let database = objects.first { $0.objectName == "db" && $0[.kind].string == "Deployment" } ?? .null
        #expect(database[.spec][.strategy] == ["type": "Recreate"])
        let mounts = database[.spec][.template][.spec][.containers][0][.volumeMounts]
        #expect(mounts[0]["subPath"] == "data")
        #expect(change.assumedAddOns.contains("aws-ebs-csi-driver"))
    }

    @Test func ingressNamesTheClassAsItsControllerReadsIt() throws {
        let app = try Make.app(ChangeExamples.shop)
        let expected: [(platform: String, name: Value, annotation: String?)] = [
            ("eks", "alb", nil), ("aks", "webapprouting.kubernetes.azure.com", nil), ("gke", .null, "gce"),
        ]
        for (platform, name, annotation) in expected {
            let change = try ChangeExamples.change(ChangeExamples.shop, to: platform)
            let ingress = change.promotedObjects(of: app).first { $0[.kind].string == "Ingress" } ?? .null
            #expect(ingress[.spec]["ingressClassName"] == name)
            #expect(ingress.annotation(.ingressClassAnnotation) == annotation)
        }
    }

    @Test func internalExposureIsTakenWhereChosen() throws {
        let app = try Make.app(ChangeExamples.shop)
        let choices = PromotionChoices(exposure: .internal)
        let eks = try ChangeExamples.change(ChangeExamples.shop, to: "eks", choices)
        let ingress = eks.promotedObjects(of: app).first { $0[.kind].string == "Ingress" } ?? .null
        #expect(ingress.annotation("alb.ingress.kubernetes.io/scheme") == "internal")
        #expect(!eks.openDecisions.contains { $0.flag == "--exposure" })
        let gke = try ChangeExamples.change(ChangeExamples.shop, to: "gke", choices)
        let other = gke.promotedObjects(of: app).first { $0[.kind].string == "Ingress" } ?? .null
        #expect(other.annotation(.ingressClassAnnotation) == "gce-internal")
    }

    @Test func ownImagesGoToTheRegistryThatIsNamed() throws {
        let app = try Make.app(ChangeExamples.shop)
        let open = try ChangeExamples.change(ChangeExamples.shop, to: "gke")
        #expect(open.images.map(\.isStandIn) == [true])
        let prefix = "registry.example.invalid/"
        #expect(open.pushedImages.map { $0.hasPrefix(prefix) } == [true])
        #expect(open.openDecisions.contains { $0.flag == "--registry" })
        let named = try ChangeExamples.change(
            ChangeExamples.shop, to: "gke", PromotionChoices(registry: "eu.example.com/team"))
        #expect(named.pushedImages == ["eu.example.com/team/shop-web:dev"])
        #expect(!named.openDecisions.contains { $0.flag == "--registry" })
        let container =
            (named.promotedObjects(of: app).first { $0.objectName == "web" && $0[.kind].string == "Deployment" }
            ?? .null)[.spec][.template][.spec][.containers][0]
        #expect(container[.image] == "eu.example.com/team/shop-web:dev")
        #expect(container[.imagePullPolicy] == "IfNotPresent")
    }

    @Test func addressesOfTheOwnMachineGo() throws {
        let change = try ChangeExamples.change(ChangeExamples.hello, to: "aks")
        let objects = change.promotedObjects(of: try Make.app(ChangeExamples.hello))
        let service = objects.first { $0[.kind].string == "Service" } ?? .null
        #expect(service[.spec]["loadBalancerIP"].isNull)
        #expect(service[.metadata][.annotations].isNull)
        #expect(!objects.contains { $0[.kind].string == "IPAddressPool" })
    }

    @Test func logCollectorGivesWayOnlyWhereItIsRefused() throws {
        let (app, origin) = try ChangeExamples.taskBoard()
        for platform in ChangeExamples.platforms {
            let change = try Promoter.change(for: app, from: origin, to: try Make.platform(platform))
            #expect(change.removed.contains { $0.key.kind.name == "DaemonSet" } == (platform == "gke-autopilot"))
        }
    }

    @Test func domainAndCertificateMakeHTTPS() throws {
        let (app, origin) = try ChangeExamples.taskBoard()
        let choices = PromotionChoices(domain: "board.example.com", certificate: "issuer-or-arn")
        for (platform, readsSecrets) in [("eks", false), ("gke", true)] {
            let change = try Promoter.change(
                for: app, from: origin, to: try Make.platform(platform), choices: choices)
            let objects = change.promotedObjects(of: app)
            let hosts = objects.flatMap { $0[.spec]["hostnames"].elements }.compactMap(\.string)
            #expect(hosts == ["board.example.com", "api.board.example.com"])
            let gateway = objects.first { $0[.kind].string == "Gateway" } ?? .null
            let listener = gateway[.spec]["listeners"].elements.first { $0[.protocol].string == "HTTPS" } ?? .null
            #expect(listener[.port] == 443)
            #expect(listener["tls"].isNull != readsSecrets)
            let certificate = objects.first { $0[.kind].string == "Certificate" } ?? .null
            let parameters = objects.first { $0[.kind].string == "LoadBalancerConfiguration" } ?? .null
            if readsSecrets {
                #expect(certificate[.spec]["issuerRef"][.name] == "issuer-or-arn")
                #expect(change.assumedAddOns.contains("cert-manager"))
            } else {
                #expect(certificate.isNull)
                #expect(
                    parameters[.spec]["listenerConfigurations"] == [
                        ["protocolPort": "HTTPS:443", "defaultCertificate": "issuer-or-arn"]
                    ])
            }
            #expect(!change.openDecisions.contains { $0.flag == "--domain" || $0.flag == "--certificate" })
            #expect(!change.remaining.contains { $0.severity == .error })
        }
        let open = try Promoter.change(for: app, from: origin, to: try Make.platform("eks"))
        #expect(open.openDecisions.contains { $0.flag == "--domain" })
        #expect(open.openDecisions.contains { $0.flag == "--certificate" })
    }

    @Test func choicesThatCannotBeAreRefused() throws {
        let wrong: [PromotionChoices] = [
            .init(registry: "https://registry.example.com"), .init(registry: ""), .init(registry: "a b"),
            .init(imageTag: "latest"), .init(imageTag: "a/b"), .init(domain: "localhost"), .init(domain: "a..b"),
            .init(loadBalancerRanges: ["10.0.0.0"]), .init(loadBalancerRanges: ["::/0\n"]), .init(group: "a\u{1B}[1m"),
        ]
        for choices in wrong {
            #expect(throws: PromotionError.self, "\(choices)") {
                try ChangeExamples.change(ChangeExamples.hello, to: "eks", choices)
            }
        }
    }

    @Test func anyLeafMayHoldAnything() throws {
        let values: [Value] = [.null, true, "", .integer(.max), .double(1e300), [], ["x"], [:], ["a": ["b": "c"]]]
        let manifests = try ChangeExamples.all().flatMap(\.app.manifests)
        for leaf in values {
            let broken = manifests.map { Manifest(Self.replacingLeaves(of: $0.object, by: leaf)) }
            let app = App(name: "broken\u{1B}[1m", manifests: broken)
            for platform in ["eks", "gke-autopilot"] {
                let change = try Promoter.change(
                    for: app, from: try Platform.named("kind"), to: try Make.platform(platform))
                #expect(!change.page(in: .japanese).contains("\u{1B}"))
            }
        }
    }

    private static func replacingLeaves(of value: Value, by leaf: Value, isTop: Bool = true) -> Value {
        switch value {
        case .object(let members):
            var result = Members()
            for member in members {
                let isIdentity = isTop && ["apiVersion", "kind", "metadata"].contains(member.key.text)
                result.append(
                    member.key, isIdentity ? member.value : replacingLeaves(of: member.value, by: leaf, isTop: false))
            }
            return .object(result)
        case .array(let elements): return .array(elements.map { replacingLeaves(of: $0, by: leaf, isTop: false) })
        default: return leaf
        }
    }
}
