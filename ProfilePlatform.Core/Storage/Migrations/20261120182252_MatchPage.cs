using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProfilePlatform.Core.Storage.Migrations
{
    public partial class MatchPage : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LocalScore",
                table: "profile_matches",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "match_groups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: true),
                    Engine = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Seed = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    NotByModel = table.Column<int>(type: "INTEGER", nullable: false),
                    PromptTokens = table.Column<int>(type: "INTEGER", nullable: false),
                    CompletionTokens = table.Column<int>(type: "INTEGER", nullable: false),
                    Calls = table.Column<int>(type: "INTEGER", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_groups", x => x.Id);
                    table.ForeignKey(
                        name: "FK_match_groups_profiles_ProfileId",
                        column: x => x.ProfileId,
                        principalTable: "profiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "match_group_pairs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OneId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OtherId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ScoreByLlm = table.Column<int>(type: "INTEGER", nullable: false),
                    ReasonByLlm = table.Column<string>(type: "TEXT", nullable: false),
                    OneSide = table.Column<int>(type: "INTEGER", nullable: false),
                    OtherSide = table.Column<int>(type: "INTEGER", nullable: false),
                    Engine = table.Column<string>(type: "TEXT", nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    OneHash = table.Column<string>(type: "TEXT", nullable: false),
                    OtherHash = table.Column<string>(type: "TEXT", nullable: false),
                    ProcessedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    Review = table.Column<string>(type: "TEXT", nullable: false),
                    ReviewedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_group_pairs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_match_group_pairs_match_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "match_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_match_group_pairs_profiles_OneId",
                        column: x => x.OneId,
                        principalTable: "profiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_match_group_pairs_profiles_OtherId",
                        column: x => x.OtherId,
                        principalTable: "profiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "match_group_people",
                columns: table => new
                {
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_group_people", x => new { x.GroupId, x.ProfileId });
                    table.ForeignKey(
                        name: "FK_match_group_people_match_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "match_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_match_group_people_profiles_ProfileId",
                        column: x => x.ProfileId,
                        principalTable: "profiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_match_group_pairs_GroupId_OneId_OtherId",
                table: "match_group_pairs",
                columns: new[] { "GroupId", "OneId", "OtherId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_match_group_pairs_OneId",
                table: "match_group_pairs",
                column: "OneId");

            migrationBuilder.CreateIndex(
                name: "IX_match_group_pairs_OtherId",
                table: "match_group_pairs",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_match_group_people_ProfileId",
                table: "match_group_people",
                column: "ProfileId");

            migrationBuilder.CreateIndex(
                name: "IX_match_groups_ProfileId_CreatedAt",
                table: "match_groups",
                columns: new[] { "ProfileId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_match_groups_State",
                table: "match_groups",
                column: "State");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "match_group_pairs");

            migrationBuilder.DropTable(
                name: "match_group_people");

            migrationBuilder.DropTable(
                name: "match_groups");

            migrationBuilder.DropColumn(
                name: "LocalScore",
                table: "profile_matches");
        }
    }
}
