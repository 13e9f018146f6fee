using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddPlacements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "org_placements",
                columns: table => new
                {
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    above_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    is_direct = table.Column<bool>(type: "boolean", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    from_moment = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until_moment = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_placements", x => new { x.node_id, x.above_id, x.from });
                    table.ForeignKey(
                        name: "fk_org_placements_org_nodes_above_id",
                        column: x => x.above_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_org_placements_org_nodes_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_org_placements_above_id",
                table: "org_placements",
                column: "above_id");

            // Where each place stands now it is taken to have stood from the beginning: no other place was known before.
            migrationBuilder.Sql("""
                insert into org_placements (node_id, above_id, is_direct, "from", from_moment, until, until_moment)
                select node.id, above.id, above.id is not distinct from node.parent_id, '-infinity', '-infinity', 'infinity', 'infinity'
                from org_nodes node join org_nodes above on starts_with(node.path, above.path);
                """);

            // A path is made from the path above it. Of two changes of the tree at once that would not fit, the second is refused.
            migrationBuilder.Sql("""
                create function org_nodes_path_follows() returns trigger language plpgsql as $$
                begin
                    perform from org_nodes where id = new.parent_id for share;
                    if exists (
                        select from org_nodes node join org_nodes above on above.id = node.parent_id
                        where (node.id = new.id or above.id = new.id) and node.path <> above.path || node.code || '/')
                    then
                        raise exception 'the path does not follow the one above it' using errcode = 'check_violation', constraint = 'changed_meanwhile_path', table = 'org_nodes';
                    end if;
                    return null;
                end $$;
                create constraint trigger org_nodes_path_follows after insert or update on org_nodes
                    deferrable initially deferred for each row execute function org_nodes_path_follows();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger org_nodes_path_follows on org_nodes; drop function org_nodes_path_follows;");
            migrationBuilder.DropTable(
                name: "org_placements");
        }
    }
}
