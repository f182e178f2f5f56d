import Testing

@testable import HelmCharts

struct OriginTableTests {
    private let table = OriginTable()

    @Test func joinsSetsAndKeepsTheNearerManner() {
        let tag = table.child(table.root("Values"), key: "tag")
        let direct = table.direct(tag)
        let computed = table.demoted(direct, to: .transformed)
        #expect(table.union(direct, computed) == direct)
        #expect(table.union(computed, direct) == direct)
        #expect(table.origins(computed).map(\.manner) == [.transformed])
    }

    @Test func printsPathsAsPeopleWriteThem() {
        let hosts = table.child(table.root("Values"), key: "hosts")
        let name = table.child(table.child(hosts, index: 0), key: "name")
        #expect(table.text(name) == "Values.hosts[0].name")
        #expect(table.text(table.child(hosts, key: "a.b/c")) == "Values.hosts[\"a.b/c\"]")
    }

    @Test func membersOfSeveralOriginsAreMembersOfEach() {
        let values = table.root("Values")
        let both = table.union(
            table.direct(table.child(values, key: "a")), table.direct(table.child(values, key: "b")))
        let member = table.child(both, key: "x")
        #expect(table.origins(member).map { table.text($0.path) } == ["Values.a.x", "Values.b.x"])
    }
}
