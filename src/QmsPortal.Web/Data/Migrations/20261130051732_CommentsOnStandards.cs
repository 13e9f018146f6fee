using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QmsPortal.Data.Migrations
{
    /// <inheritdoc />
    public partial class CommentsOnStandards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "standard_comments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    post = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_standard_comments_org_node_node_id",
                        column: x => x.node_id,
                        principalTable: "org_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_comments_person_by_id",
                        column: x => x.by_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standard_comments_standard_version_version_id",
                        column: x => x.version_id,
                        principalTable: "standard_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "standard_version_asked",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    step_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standard_version_asked", x => x.id);
                    table.ForeignKey(
                        name: "fk_standard_version_asked_standard_version_steps_step_id",
                        column: x => x.step_id,
                        principalTable: "standard_version_steps",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_standard_comments_by_id",
                table: "standard_comments",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_standard_comments_node_id",
                table: "standard_comments",
                column: "node_id");

            migrationBuilder.CreateIndex(
                name: "ix_standard_comments_version_id_at",
                table: "standard_comments",
                columns: new[] { "version_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_standard_version_asked_step_id_role",
                table: "standard_version_asked",
                columns: new[] { "step_id", "role" },
                unique: true);

            // What somebody said, and who was asked, stays as it was.
            migrationBuilder.Sql("""
                create trigger standard_comments_stay before update or delete on standard_comments
                    for each row execute function refuse_change();
                create trigger standard_version_asked_stay before update or delete on standard_version_asked
                    for each row execute function refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "standard_comments");

            migrationBuilder.DropTable(
                name: "standard_version_asked");
        }
    }
}
