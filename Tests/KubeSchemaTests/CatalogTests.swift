import KubeObjects
import Testing

@testable import KubeSchema

@Suite struct CatalogTests {
    @Test func everyTypeCanBeRead() throws {
        let text = SchemaText(kubernetesSchema)
        #expect(text.types.count == 760)
        #expect(text.resources.count == 95)
        for resource in Schema.kubernetes.catalog.resources {
            let type = try #require(
                Schema.kubernetes.catalog.type(apiVersion: resource.apiVersion, kind: resource.kind.name))
            #expect(type.fields.contains { $0.name == "metadata" }, "\(resource.resourceName)")
        }
    }

    /// Defaulting keeps the present fields of an object in the bits of one number.
    @Test func noTypeHasMoreThan64Fields() {
        let text = SchemaText(kubernetesSchema)
        for line in text.types {
            let parts = text.parts(of: line)
            #expect(SchemaText.list(parts[3], at: " ").count <= 64, "\(parts[1])")
        }
    }

    @Test func fieldsKeepWhatMergingAndDecodingNeed() throws {
        let pod = try #require(Schema.kubernetes.catalog.type(apiVersion: "v1", kind: "Pod"))
        guard case .type(let spec)? = pod.field(.spec)?.shape else {
            Issue.record("a pod's spec is no type")
            return
        }
        let containers = try #require(spec.facts.field(.containers))
        #expect(containers.isRequired && containers.patchMerges && containers.patchMergeKey == .name)
        #expect(containers.number == 2)
        let volumes = try #require(spec.facts.field(.volumes))
        #expect(volumes.patchRetainsKeys)
        guard case .map(let keys) = volumes.listType else {
            Issue.record("volumes are no map")
            return
        }
        #expect(keys == [.name])
        #expect(spec.facts.field(.restartPolicy)?.goType == "v1.RestartPolicy")
        #expect(spec.facts.field(.nodeSelector)?.isAtomicMap == true)
    }

    /// A line of the table that names no type or field would never be used.
    @Test func everyDefaultBelongsToAField() throws {
        let text = SchemaText(kubernetesSchema)
        var fields: [String: Set<String>] = [:]
        for line in text.types {
            let parts = text.parts(of: line)
            fields[String(parts[1])] = Set(
                SchemaText.list(parts[3], at: " ").map { String($0.prefix { $0 != "|" }) })
        }
        for type in DefaultTable.types {
            let known = try #require(fields[type], "\(type)")
            for name in DefaultTable.constants(of: type).keys.sorted() {
                #expect(known.contains(name), "\(type).\(name)")
            }
        }
        for rule in DefaultingRule.allCases {
            #expect(fields[rule.rawValue] != nil, "\(rule.rawValue)")
        }
    }
}
